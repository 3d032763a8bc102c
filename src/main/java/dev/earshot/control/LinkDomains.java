package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The own domains of bots' links. Thread-safe; blocks. */
public final class LinkDomains {
    static final int MAX_DOMAINS = 50;
    private static final int MAX_HOST = 253;
    /** At least two labels: a single one is a machine of the own network. */
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final ControlDb database;
    private final InstantSource clock;

    public LinkDomains(ControlDb database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of a bot, by name; empty if the caller sees no such bot. */
    public Optional<List<String>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(transaction.list(
                        Sql.of("SELECT host FROM link_domain WHERE bot_id = ? ORDER BY host", bot.value()),
                        row -> row.getString("host")))
                : Optional.empty());
    }

    /** @param reserved hosts by which the console is reached: on a domain of links there is no console */
    public Outcome<String> add(Caller caller, BotId bot, String host, Set<String> reserved) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        if (name.length() > MAX_HOST || !HOST.matcher(name).matches()) {
            return Outcome.Invalid.of("host", "must be a name such as go.example.com, in ASCII and without a port");
        }
        if (reserved.contains(name)) {
            return Outcome.Invalid.of("host", "is where this console is: it would no longer be reachable");
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            if (transaction.exists(Sql.of("SELECT 1 FROM link_domain WHERE host = ?", name))) {
                return Outcome.Invalid.of("host", "is in use already");
            }
            if (transaction.number(Sql.of("SELECT COUNT(*) FROM link_domain WHERE bot_id = ?", bot.value()))
                    >= MAX_DOMAINS) {
                return Outcome.Invalid.of("host", "is one more than the " + MAX_DOMAINS + " a bot can have");
            }
            transaction.change(Sql.of(
                    "INSERT INTO link_domain (host, bot_id, created_at) VALUES (?, ?, ?)",
                    name,
                    bot.value(),
                    clock.instant()));
            OwnedBot.linksChanged(transaction);
            return new Outcome.Done<>(name);
        }));
    }

    /** Gives a domain up, if no link of this bot has it. */
    public Outcome<String> remove(Caller caller, BotId bot, String host) {
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            if (transaction.exists(
                    Sql.of("SELECT 1 FROM smart_link WHERE host = ? AND bot_id = ?", host, bot.value()))) {
                return Outcome.Invalid.of("host", "has links");
            }
            int removed = transaction.change(
                    Sql.of("DELETE FROM link_domain WHERE host = ? AND bot_id = ?", host, bot.value()));
            OwnedBot.linksChanged(transaction);
            return removed == 0 ? new Outcome.NotFound<>() : new Outcome.Done<>(host);
        }));
    }
}
