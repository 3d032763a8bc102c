package dev.earshot.report.reference;

import dev.earshot.report.BotRows;
import dev.earshot.report.MessageDraft;
import dev.earshot.report.TouchDraft;
import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.campaigns.CampaignWords;
import dev.earshot.report.frame.ChosenUsers;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.TouchRow;
import dev.earshot.store.UserPropertiesRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of a few users over some seven weeks around a change of the clock: sessions with odd pauses, intents known
 * at once or later, answers that say 'not handled' of what came before, refused messages, events with revenue. In part out of
 * order, in part of nobody. Written to the store and kept here.
 */
public final class RandomWorld {
    private static final List<String> USERS = List.of("ann", "bob", "cleo", "dan", "eve", "fay", "gus", "");
    public static final List<String> INTENTS = List.of("order", "return", "greeting");
    public static final List<String> TEXTS =
            List.of("hello", "where is my order", "Where is my order?", "red shoes", "flarp", "talk to a human");
    private static final List<String> SIZES = List.of("S", "M", "XL");
    private static final List<String> SOURCES = List.of("ADS", "SHORTLINK");
    private static final List<String> COLOURS = List.of("red", "blue", "");
    private static final List<String> KINDS = List.of("TEXT", "TEXT", "TEXT", "QUICK_REPLY", "POSTBACK", "IMAGE");
    private static final double DAY = 86_400;

    /** Not long before its end, so that some things have yet to happen. */
    private static final Instant NOW = Instant.parse("2026-04-20T10:00:00Z");

    private static final CampaignNames NAMES = bot -> new CampaignNames.Names(
            List.of(
                    new CampaignNames.Tracker("c0", "Story", "s1", "Instagram", "cmp_1", "Spring"),
                    new CampaignNames.Tracker("c1", "Reel", "s1", "Instagram", "cmp_1", "Spring")),
            List.of());

    public final List<MessageRow> messages = new ArrayList<>();
    public final List<EventRow> events = new ArrayList<>();
    public final List<MarkRow> marks = new ArrayList<>();
    public final List<UserPropertiesRow> properties = new ArrayList<>();
    public final List<TouchRow> touches = new ArrayList<>();
    public final List<IdentityLinkRow> identityLinks = new ArrayList<>();
    private final Random random;
    private final BotRows rows;

    public RandomWorld(Random random, BotRows rows) {
        this.random = random;
        this.rows = rows;
    }

    /** So many conversations, from 5 March 2026 on. */
    public void write(int conversations) {
        for (int i = 0; i < conversations; i++) {
            conversation(pick(USERS), random.nextDouble() * 50 * DAY);
            if (random.nextInt(10) == 0) {
                rows.write();
            }
        }
        rows.write();
    }

    /** So many clicks and impressions besides, some of users, some with an id that a referral may bring back. */
    public void writeTouches(int count) {
        for (int i = 0; i < count; i++) {
            TouchDraft touch = rows.touch(random.nextDouble() * 50 * DAY)
                    .user(random.nextBoolean() ? "" : random.nextInt(5) == 0 ? "stranger" : pick(USERS))
                    .traffic(pick(List.of("PERSON", "PERSON", "REPEAT", "CRAWLER")))
                    .campaign(random.nextInt(4) == 0 ? null : "c" + random.nextInt(3))
                    .network(random.nextBoolean() ? null : "n" + random.nextInt(2))
                    .link(random.nextBoolean() ? null : "l" + random.nextInt(2))
                    .clickId(random.nextInt(3) == 0 ? "r" + random.nextInt(3) : "x" + i)
                    .userAgent(random.nextInt(3) == 0 ? null : random.nextBoolean() ? "an iPhone" : "an Android phone");
            touches.add((random.nextInt(6) == 0 ? touch.impression() : touch).add());
        }
        for (int i = 0; i < count / 10; i++) {
            identityLinks.add(rows.knownAs(
                    pick(USERS.subList(0, USERS.size() - 1)), random.nextInt(1_000), "idfa", "i" + random.nextInt(9)));
        }
        rows.write();
    }

    /** Writes the rows of some users to another bot, too. */
    public void copy(BotRows to, Predicate<String> who) {
        String bot = to.bot;
        Map<UUID, UUID> copies = new HashMap<>();
        messages.stream()
                .filter(row -> who.test(row.user()))
                .forEach(row -> to.add(new MessageRow(
                        copies.computeIfAbsent(row.id(), any -> UUID.randomUUID()),
                        row.sequence(),
                        bot,
                        row.user(),
                        row.time(),
                        row.receivedAt(),
                        row.platform(),
                        row.conversation(),
                        row.session(),
                        row.page(),
                        row.direction(),
                        row.author(),
                        row.messageId(),
                        row.kind(),
                        row.text(),
                        row.intent(),
                        row.intentConfidence(),
                        row.intentInputsJson(),
                        row.notHandled(),
                        row.templateId(),
                        row.failureCode(),
                        row.contentJson(),
                        row.metadataJson(),
                        row.source(),
                        row.rawJson(),
                        row.sentiment())));
        events.stream()
                .filter(row -> who.test(row.user()))
                .forEach(row -> to.add(new EventRow(
                        copies.computeIfAbsent(row.id(), any -> UUID.randomUUID()),
                        row.sequence(),
                        bot,
                        row.user(),
                        row.time(),
                        row.receivedAt(),
                        row.platform(),
                        row.conversation(),
                        row.session(),
                        row.type(),
                        row.name(),
                        row.amount(),
                        row.currency(),
                        row.referenceNumber(),
                        row.attributesJson(),
                        row.source(),
                        row.rawJson())));
        marks.stream()
                .filter(row -> who.test(row.user()))
                .forEach(row -> to.add(new MarkRow(
                        copies.computeIfAbsent(row.id(), any -> UUID.randomUUID()),
                        row.sequence(),
                        bot,
                        row.user(),
                        row.time(),
                        row.kind(),
                        row.targetId() == null ? null : copies.get(row.targetId()),
                        row.messageId(),
                        row.watermark(),
                        row.direction(),
                        row.value(),
                        row.emoji(),
                        row.rawJson())));
        properties.stream()
                .filter(row -> who.test(row.user()))
                .forEach(row -> to.add(
                        new UserPropertiesRow(row.sequence(), bot, row.user(), row.time(), row.propertiesJson())));
        to.write();
    }

    private void conversation(String user, double start) {
        if (random.nextInt(3) == 0 && !user.isEmpty()) {
            String plan = random.nextBoolean() ? "free" : "paid";
            properties.add(
                    rows.properties(user, start, "{\"plan\":\"" + plan + "\",\"age\":" + random.nextInt(3) + "}"));
        }
        @Nullable String session = random.nextInt(4) == 0 ? "s" + random.nextInt(5) : null;
        double time = start;
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            message(user, time, session);
            if (random.nextInt(5) == 0) {
                event(user, time);
            }
            // Mostly seconds; now and then right at, or beyond, what ends a session.
            time += random.nextInt(6) == 0 ? 1_800 + random.nextInt(3) - 1 : random.nextInt(200) / 2.0;
        }
    }

    private void message(String user, double time, @Nullable String session) {
        boolean isIncoming = random.nextInt(5) < 3;
        MessageDraft draft = isIncoming ? rows.incoming(user, time) : rows.outgoing(user, time);
        draft.session(session).text(random.nextInt(8) == 0 ? null : text()).platform(platform());
        if (isIncoming) {
            String kind = pick(KINDS);
            draft.kind(kind);
            draft.sentiment(random.nextInt(3) == 0 ? null : random.nextInt(201) / 100.0 - 1);
            if (kind.equals("QUICK_REPLY") || kind.equals("POSTBACK") && random.nextBoolean()) {
                draft.content("{\"payload\":\"P" + random.nextInt(3) + "\"}");
            }
            if (random.nextInt(3) > 0) {
                draft.intent(random.nextInt(6) == 0 ? "NotHandled" : pick(INTENTS));
                draft.confidence(random.nextBoolean() ? null : (double) random.nextInt(11) / 10);
                draft.inputs(random.nextBoolean() ? null : "[{\"name\":\"size\",\"value\":\"" + pick(SIZES) + "\"}]");
            }
        } else {
            draft.template(random.nextInt(3) == 0 ? "t" + random.nextInt(3) : null);
            if (random.nextInt(10) == 0) {
                draft.refused(random.nextBoolean() ? "10" : "551");
            }
        }
        MessageRow row = draft.add();
        messages.add(row);
        if (isIncoming && random.nextInt(6) == 0) {
            later(row, user, time);
        }
    }

    private void later(MessageRow row, String user, double time) {
        if (random.nextBoolean()) {
            laterIntent(row, user, time);
            laterIntent(row, user, time);
        } else {
            marks.add(rows.mark("NOT_HANDLED", user, time).of(row).add());
        }
    }

    /** As the projector writes it: the whole of what a later copy said, and the intent's name by itself. */
    private void laterIntent(MessageRow row, String user, double time) {
        String name = pick(INTENTS);
        String confidence = random.nextBoolean() ? "" : ",\"confidence\":0." + random.nextInt(10);
        String inputs =
                random.nextBoolean() ? "" : ",\"inputs\":[{\"name\":\"size\",\"value\":\"" + pick(SIZES) + "\"}]";
        String intent = "{\"intent\":{\"name\":\"" + name + "\"" + confidence + inputs + "}}";
        marks.add(rows.mark("ENRICHED", user, time).of(row).value(intent).add());
        marks.add(rows.mark("INTENT", user, time).of(row).value(name).add());
    }

    private void event(String user, double time) {
        boolean isRevenue = random.nextBoolean();
        String amount = isRevenue ? (random.nextInt(100) - 10) + "." + random.nextInt(10) : null;
        String currency = isRevenue ? random.nextInt(4) == 0 ? null : random.nextBoolean() ? "EUR" : "USD" : null;
        String type = isRevenue ? "REVENUE" : random.nextBoolean() ? "CUSTOM" : "REFERRAL";
        String attributes = random.nextInt(4) == 0
                ? null
                : "{\"size\":\"" + pick(SIZES) + "\",\"count\":" + random.nextInt(3) + ",\"source\":\"" + pick(SOURCES)
                        + "\",\"ref\":\"r" + random.nextInt(3) + "\",\"extraInfo\":{\"colour\":\"" + pick(COLOURS)
                        + "\"}}";
        events.add(rows.event(user, time, type, "e" + random.nextInt(3), amount, currency, attributes));
    }

    private String text() {
        String text = pick(TEXTS);
        return random.nextInt(4) == 0 ? " " + text.replace(" ", " \n") : text;
    }

    private String platform() {
        return random.nextInt(4) == 0 ? "webchat" : "facebook";
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A question with a period, a zone, steps and filters of any kind. */
    public ReportQuestion question(Map<String, String> options) {
        LocalDate first = LocalDate.parse("2026-03-01").plusDays(random.nextInt(45));
        ZoneId zone = ZoneId.of(pick(List.of("Europe/Berlin", "America/New_York", "UTC", "Asia/Kathmandu")));
        return new ReportQuestion(
                rows.bot,
                new Period(first, first.plusDays(random.nextInt(30)), zone),
                Comparison.PERIOD_BEFORE,
                pick(List.of(Granularity.HOUR, Granularity.DAY, Granularity.WEEK, Granularity.MONTH)),
                random.nextBoolean() ? ReportFilter.NONE : filter(zone),
                options,
                ReportQuestion.SESSION_TIMEOUT);
    }

    private ReportFilter filter(ZoneId zone) {
        boolean hasProperty = random.nextInt(3) == 0;
        return new ReportFilter(
                random.nextInt(3) == 0 ? platform() : null,
                random.nextInt(5) == 0 ? random.nextBoolean() ? "INCOMING" : "OUTGOING" : null,
                random.nextInt(5) == 0 ? random.nextBoolean() ? "NotHandled" : pick(INTENTS) : null,
                random.nextInt(4) == 0 ? "e1" : null,
                hasProperty ? "plan" : null,
                hasProperty ? "paid" : null,
                random.nextInt(3) == 0 ? audience(zone) : null,
                null,
                null);
    }

    /** Of any kind. */
    public ChosenUsers audience(ZoneId zone) {
        return new ChosenUsers(
                "aud_1",
                "Any",
                new AudienceUsers(
                        rows.bot, new RandomCriteria(random).next(), NOW, zone, new CampaignWords(NAMES, rows.bot)));
    }
}
