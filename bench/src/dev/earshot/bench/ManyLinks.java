package dev.earshot.bench;

import dev.earshot.control.Argon2idHasher;
import dev.earshot.control.BotDraft;
import dev.earshot.control.Bots;
import dev.earshot.control.Caller;
import dev.earshot.control.ControlDb;
import dev.earshot.control.KeyRing;
import dev.earshot.control.LinkDraft;
import dev.earshot.control.NewKey;
import dev.earshot.control.Outcome;
import dev.earshot.control.Secrets;
import dev.earshot.control.SmartLinks;
import dev.earshot.control.Workspace;
import dev.earshot.control.Workspaces;
import dev.earshot.link.LinkContent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A data folder with that many SmartLinks of 20 rules each in it, made before the server starts. */
final class ManyLinks {
    static final int RULES = 20;
    private static final Caller OPERATOR = new Caller.Operator();

    private ManyLinks() {}

    static String code(int number) {
        return "link" + number;
    }

    static void make(Path data, int count) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = new Secrets(new SecureRandom());
        try (ControlDb database = ControlDb.open(data)) {
            Workspace workspace = done(new Workspaces(database, secrets, clock).create(OPERATOR, "Benchmark"));
            Bots bots = new Bots(database, new KeyRing(database, clock), secrets, clock);
            NewKey bot = done(bots.create(OPERATOR, new BotDraft(workspace.id(), "Benchmark", "facebook", "UTC")));
            SmartLinks links = new SmartLinks(
                    database, new Argon2idHasher(Argon2idHasher.Cost.OWASP, secrets), secrets, clock);
            for (int i = 0; i < count; i++) {
                done(links.create(
                        OPERATOR,
                        bot.bot().id(),
                        new LinkDraft("Link " + i, "", code(i), null, content(i), null, null, null, false)));
            }
        }
    }

    /** Rules of all sorts; a visitor goes by most of them before one fires. */
    private static String content(int link) {
        List<LinkContent.RuleText> rules = new ArrayList<>();
        for (int i = 0; i < RULES - 2; i++) {
            rules.add(rule("Rule " + i, "https://shop.example/" + link + "/" + i + "?c={cp_0}", switch (i % 6) {
                case 0 -> condition("language", "x" + (char) ('a' + i));
                case 1 -> condition("query", "coupon=" + link + "-" + i);
                case 2 -> condition("os", "iOS >= " + (40 + i));
                case 3 -> condition("brand", "Brand" + i);
                case 4 -> condition("hours", "Mon-Sun 00:00-00:01 Europe/Berlin");
                default -> condition("browser", "Browser" + i);
            }));
        }
        rules.add(rule("iPhones", "https://m.me/shop" + link + "?ref=poster", condition("platform", "ios")));
        rules.add(rule("Androids", "https://shop.example/" + link + "?click={click_id}", condition("platform", "android")));
        return new LinkContent("https://shop.example/" + link, rules, false, Map.of(), null).json();
    }

    private static LinkContent.RuleText rule(String name, String to, LinkContent.ConditionText condition) {
        return new LinkContent.RuleText(name, List.of(condition), to);
    }

    private static LinkContent.ConditionText condition(String kind, String is) {
        return new LinkContent.ConditionText(kind, is);
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new IllegalStateException("not done: " + outcome);
    }
}
