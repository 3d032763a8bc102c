package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.IDENTITY_LINK;
import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.identity.Limits;
import dev.earshot.identity.Persons;
import dev.earshot.report.campaigns.Groups.Group;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Who else a user is, and by which clicks and impressions they came. Thread-safe. */
public final class Journeys {
    private static final int MAX_USERS = 100;
    private static final int MAX_IDENTIFIERS = 50;
    private static final int MAX_TOUCHES = 20;

    private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Store store;
    private final CampaignNames names;

    public Journeys(Store store, CampaignNames names) {
        this.store = store;
        this.names = names;
    }

    /**
     * @param others who are the same person, in the order of text; at most 100
     * @param identifiers by which they are known, the newest first; at most 50
     * @param touches the newest first; at most 20
     */
    public record Journey(List<String> others, List<Known> identifiers, List<Touched> touches) {}

    /** @param since when it was first said */
    public record Known(String user, String type, String value, Instant since) {}

    /** @param campaign and {@code link} by name; empty if it is of none */
    public record Touched(
            Instant time,
            boolean isClick,
            String campaign,
            String link,
            @Nullable String network) {}

    public Journey of(String bot, String user) {
        Persons persons = Persons.of(Touches.pairs(store, bot), Limits.DEFAULT);
        List<String> users = persons.joined().getOrDefault(persons.of(user), Set.of(user)).stream()
                .limit(MAX_USERS)
                .toList();
        List<String> others =
                users.stream().filter(other -> !other.equals(user)).toList();
        return new Journey(others, identifiers(bot, users), touches(bot, users));
    }

    private List<Known> identifiers(String bot, Collection<String> users) {
        return store
                .query(
                        bot,
                        DSL.select(IDENTITY_LINK.USER, IDENTITY_LINK.TYPE, IDENTITY_LINK.VALUE, IDENTITY_LINK.TIME)
                                .from(IDENTITY_LINK)
                                .where(IDENTITY_LINK.BOT.eq(bot), IDENTITY_LINK.USER.in(users))
                                .orderBy(IDENTITY_LINK.TIME.desc(), IDENTITY_LINK.TYPE, IDENTITY_LINK.VALUE)
                                .limit(MAX_IDENTIFIERS))
                .stream()
                .map(row -> new Known(row.value1(), row.value2(), row.value3(), row.value4()))
                .toList();
    }

    private List<Touched> touches(String bot, Collection<String> users) {
        List<? extends Record> rows = store.query(
                bot,
                DSL.select(TOUCH.TIME, TOUCH.KIND, TOUCH.CAMPAIGN, TOUCH.LINK, TOUCH.NETWORK)
                        .from(TOUCH)
                        .where(
                                TOUCH.BOT.eq(bot),
                                TOUCH.ID.in(DSL.select(Tied.ID)
                                        .from(Tied.of(bot, DSL.castNull(SQLDataType.VARCHAR), EVER))
                                        .where(Tied.OWNER.in(users))))
                        .orderBy(TOUCH.TIME.desc(), TOUCH.ID)
                        .limit(MAX_TOUCHES));
        if (rows.isEmpty()) {
            return List.of();
        }
        Groups campaigns = Groups.of(Grouping.CAMPAIGN, names, bot);
        Groups links = Groups.of(Grouping.LINK, names, bot);
        return rows.stream()
                .map(row -> new Touched(
                        row.get(TOUCH.TIME),
                        row.get(TOUCH.KIND).equals("CLICK"),
                        label(campaigns.of(row.get(TOUCH.CAMPAIGN)), Grouping.CAMPAIGN),
                        label(links.of(row.get(TOUCH.LINK)), Grouping.LINK),
                        row.get(TOUCH.NETWORK)))
                .toList();
    }

    private static String label(Group group, Grouping grouping) {
        return group.key().equals(grouping.nothing) ? "" : group.label();
    }
}
