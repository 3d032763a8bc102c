package dev.earshot.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Message;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.WireRequest;
import dev.earshot.wire.dashbot.DashbotDialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the invented world is like, after the decoder that real calls go through. */
class WorldTest {
    private static final Instant END = Instant.parse("2026-11-26T09:30:00Z");
    private static final DemoPlan PLAN = new DemoPlan(7, 120_000, 3, 90, END);
    private static final int PIZZA = 0;
    private static final int SHOES = 1;
    private static final int BANK = 2;

    private static final List<WorldCall> WORLD = new ArrayList<>();
    private static final List<TrackerCall> CALLS = new ArrayList<>();
    private static final List<List<Event>> EVENTS = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @BeforeAll
    static void invent() {
        new World(PLAN).history().forEachRemaining(WORLD::add);
        only(TrackerCall.class).forEach(CALLS::add);
        DashbotDialect dialect = new DashbotDialect();
        AtomicLong ids = new AtomicLong();
        for (TrackerCall call : CALLS) {
            Decoded decoded = dialect.decode(new WireRequest(
                    new BotId("bot" + call.bot()),
                    call.query(),
                    call.body(),
                    call.time(),
                    () -> new EventId(0, ids.incrementAndGet())));
            assertEquals(List.of(), decoded.faults(), () -> new String(call.body(), StandardCharsets.UTF_8));
            assertFalse(decoded.events().isEmpty(), () -> new String(call.body(), StandardCharsets.UTF_8));
            EVENTS.get(call.bot()).addAll(decoded.events());
        }
    }

    private static <T extends WorldCall> Stream<T> only(Class<T> type) {
        return WORLD.stream().filter(type::isInstance).map(type::cast);
    }

    @Test
    void theSamePlanGivesTheSameBytesAndAnotherSeedGivesOthers() throws Exception {
        DemoPlan small = new DemoPlan(7, 3_000, 4, 20, END);
        String first = digest(small);

        assertEquals(first, digest(small));
        assertNotEquals(first, digest(new DemoPlan(8, 3_000, 4, 20, END)));
    }

    private static String digest(DemoPlan plan) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new World(plan).history().forEachRemaining(call -> {
            Map<String, String> query = switch (call) {
                case TrackerCall said -> said.query();
                case TouchCall touch -> touch.parameters();
            };
            String head = call.bot() + " " + call.time() + " " + new java.util.TreeMap<>(query);
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(call instanceof TrackerCall said ? said.body() : new byte[0]);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void callsComeInTheOrderOfTimeWithinThePlansDays() {
        Instant last = PLAN.start();
        for (WorldCall call : WORLD) {
            assertFalse(call.time().isBefore(last), call.time() + " after " + last);
            last = call.time();
        }
        assertFalse(last.isAfter(END));
        assertTrue(last.isAfter(END.minus(Duration.ofHours(1))), "the last call is at " + last);
    }

    @Test
    void thereAreAsManyMessagesAsThePlanSays() {
        for (long messages : List.of(2_000L, 20_000L, 120_000L)) {
            for (int bots : List.of(1, 3, 10)) {
                long counted = 0;
                Iterator<WorldCall> calls = new World(new DemoPlan(3, messages, bots, 30, END)).history();
                while (calls.hasNext()) {
                    counted += calls.next().messages();
                }
                // Each bot may end within a conversation, or with people coming back beyond what its last hour had
                // left.
                assertTrue(
                        Math.abs(messages - counted) < messages / 100 + bots * 30L,
                        counted + " messages of " + bots + " bots instead of " + messages);
            }
        }
    }

    @Test
    void aCallSaysHowManyMessagesItBrings() {
        assertEquals(
                all(Message.class).count(),
                CALLS.stream().mapToInt(TrackerCall::messages).sum());
    }

    @Test
    void whoComesByAnAdvertHasClickedItAndOthersOnlyLook() {
        Set<String> clicks = only(TouchCall.class)
                .filter(TouchCall::isClick)
                .map(click -> click.parameters().getOrDefault("click_id", ""))
                .collect(Collectors.toSet());
        List<String> refs = Stream.of(PIZZA, SHOES)
                .flatMap(bot -> EVENTS.get(bot).stream())
                .filter(event -> event instanceof BotEvent said && said.type() == BotEvent.Type.REFERRAL)
                .map(event -> String.valueOf(((BotEvent) event).attributesJson()))
                .filter(json -> json.contains(".ck_"))
                .toList();

        assertTrue(refs.size() > 500, "enough to look at: " + refs.size());
        for (String ref : refs) {
            assertTrue(clicks.contains(ref.replaceAll("(?s).*\\.(ck_[0-9a-f]{32}).*", "$1")), ref);
        }
        long all = only(TouchCall.class).filter(TouchCall::isClick).count();
        long looks = only(TouchCall.class).count() - all;
        assertTrue(all > refs.size() * 1.3 && all < refs.size() * 1.9, all + " clicks of " + refs.size());
        assertTrue(looks > all, looks + " impressions");
        assertTrue(only(TouchCall.class).noneMatch(touch -> touch.bot() == BANK), "a web chat has no adverts");
    }

    @Test
    void noTwoEventsHaveTheSameId() {
        Set<EventId> ids = new HashSet<>();
        for (List<Event> events : EVENTS) {
            for (Event event : events) {
                assertTrue(ids.add(event.header().id()), event::toString);
            }
        }
    }

    @Test
    void worldsAreMadeHourByHour() {
        // All of its calls would be some 40 GB.
        DemoPlan huge = new DemoPlan(1, 80_000_000, 3, 90, END);
        Iterator<WorldCall> calls = new World(huge).history();

        Instant latest = Instant.MIN;
        for (int i = 0; i < 10_000; i++) {
            latest = calls.next().time();
        }
        assertTrue(latest.isBefore(huge.start().plus(Duration.ofHours(2))), "the 10,000th call is at " + latest);
    }

    @Test
    void someOfWhatPeopleSayIsNotHandledAndMostOfItOnTheDayOfTheOutage() {
        for (int bot = 0; bot < 3; bot++) {
            double usual = notHandled(bot, event -> !isOutage(event));
            double outage = notHandled(bot, WorldTest::isOutage);

            assertTrue(usual > 0.02 && usual < 0.12, "bot " + bot + ": " + usual);
            assertTrue(outage > 0.2 && outage < 0.7, "bot " + bot + " in the outage: " + outage);
        }
    }

    /** The mark is on the bot's answer, as the real client puts it; its share of what people said. */
    private static double notHandled(int bot, Predicate<Event> when) {
        long marked = messages(bot)
                .filter(when)
                .filter(message -> message.intent() != null && message.intent().isNotHandled())
                .peek(message -> assertEquals(Direction.OUTGOING, message.direction()))
                .count();
        long said = messages(bot)
                .filter(when)
                .filter(message -> message.direction() == Direction.INCOMING)
                .count();
        return (double) marked / said;
    }

    private static boolean isOutage(Event event) {
        return Duration.between(PLAN.start(), event.header().time()).toDays() == 67; // 90 × 3/4
    }

    @Test
    void whatIsNotHandledComesInClusters() {
        Map<String, Long> phrases = messages(PIZZA)
                .filter(message -> message.text() != null && message.direction() == Direction.INCOMING)
                .collect(Collectors.groupingBy(Message::text, Collectors.counting()));

        assertTrue(phrases.get("do you have gluten free pizza") > 20);
        assertTrue(phrases.get("is there a gluten-free crust?") > 20);
        long misspelt = phrases.keySet().stream()
                .filter(text ->
                        text.contains("gluten") && !text.contains("gluten free") && !text.contains("gluten-free"))
                .count();
        assertTrue(misspelt > 5, "misspelt in " + misspelt + " ways");
    }

    @Test
    void eachStepOfAFunnelLosesPeople() {
        assertDeclines(PIZZA, "ask_size", "ask_topping", "ask_address", "ask_confirm", "order_confirmed");
        assertDeclines(SHOES, "search_results", "ask_size", "purchase_confirmed");
        assertDeclines(BANK, "loan_amount", "loan_term", "loan_applied");
    }

    private static void assertDeclines(int bot, String... templates) {
        long before = Long.MAX_VALUE;
        for (String template : templates) {
            long count = usersWho(bot, message -> template.equals(message.templateId()))
                    .size();
            assertTrue(count < before * 0.97 && count > 50, template + ": " + count + " after " + before);
            before = count;
        }
    }

    @Test
    void groupBOfEachTestDoesBetter() {
        assertBetter(PIZZA, "welcome_cards", "welcome_text", "order_confirmed");
        assertBetter(SHOES, "checkout_free_shipping", "checkout_plain", "purchase_confirmed");
        assertBetter(BANK, "loan_offer_monthly", "loan_offer_interest", "loan_applied");
    }

    private static void assertBetter(int bot, String variantB, String variantA, String goal) {
        double b = conversion(bot, variantB, goal);
        double a = conversion(bot, variantA, goal);
        assertTrue(b > a * 1.15, "bot " + bot + ": B " + b + ", A " + a);
    }

    private static double conversion(int bot, String variant, String goal) {
        Set<String> saw = usersWho(bot, message -> variant.equals(message.templateId()));
        Set<String> reached = usersWho(bot, message -> goal.equals(message.templateId()));
        return (double) saw.stream().filter(reached::contains).count() / saw.size();
    }

    @Test
    void theWeekHasItsRhythm() {
        Map<DayOfWeek, Long> pizza = byWeekday(PIZZA, "Europe/Berlin");
        Map<DayOfWeek, Long> bank = byWeekday(BANK, "Europe/Dublin");

        assertTrue(pizza.get(DayOfWeek.SATURDAY) > pizza.get(DayOfWeek.TUESDAY) * 1.4, pizza.toString());
        assertTrue(bank.get(DayOfWeek.WEDNESDAY) > bank.get(DayOfWeek.SUNDAY) * 1.7, bank.toString());
    }

    private static Map<DayOfWeek, Long> byWeekday(int bot, String zone) {
        Map<DayOfWeek, Long> days = new EnumMap<>(DayOfWeek.class);
        messages(bot)
                .forEach(message -> days.merge(
                        message.header().time().atZone(ZoneId.of(zone)).getDayOfWeek(), 1L, Long::sum));
        return days;
    }

    @Test
    void thereIsGrowthAndADayOfALaunch() {
        Map<Long, Long> byDay = all(Message.class)
                .collect(Collectors.groupingBy(
                        message -> Duration.between(
                                        PLAN.start(), message.header().time())
                                .toDays(),
                        Collectors.counting()));
        long first = sum(byDay, 0, 28);
        long last = sum(byDay, 62, 90);
        long launch = byDay.get(36L); // 90 × 2/5
        long weekBefore = sum(byDay, 29, 36);

        assertTrue(last > first * 1.4, first + " to " + last);
        assertTrue(launch > weekBefore / 7.0 * 2, launch + " in a week of " + weekBefore);
    }

    private static long sum(Map<Long, Long> byDay, long from, long until) {
        return byDay.entrySet().stream()
                .filter(day -> day.getKey() >= from && day.getKey() < until)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void peopleComeBackButFewerWithEachWeek() {
        Map<String, Instant> firstSeen = new HashMap<>();
        List<Set<String>> seenInWeek = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        messages(PIZZA).forEach(message -> {
            String user = message.header().userId();
            Instant first =
                    firstSeen.computeIfAbsent(user, name -> message.header().time());
            long week = Duration.between(first, message.header().time()).toDays() / 7;
            if (week < seenInWeek.size() && first.isBefore(END.minus(Duration.ofDays(28)))) {
                seenInWeek.get((int) week).add(user);
            }
        });

        int people = seenInWeek.get(0).size();
        assertTrue(
                seenInWeek.get(1).size() > seenInWeek.get(3).size() * 1.2,
                seenInWeek.get(1).size() + " of " + people);
        assertTrue(seenInWeek.get(3).size() > people * 0.02, seenInWeek.get(3).size() + " of " + people);
    }

    @Test
    void moneyComesInTwoCurrenciesAndSaysForWhat() {
        List<BotEvent> sales = all(BotEvent.class)
                .filter(event -> event.type() == BotEvent.Type.REVENUE)
                .toList();

        assertEquals(
                Set.of("EUR", "USD"), sales.stream().map(BotEvent::currency).collect(Collectors.toSet()));
        assertTrue(sales.stream()
                .allMatch(sale -> sale.amount() != null && sale.amount().signum() > 0));
        assertTrue(sales.stream()
                .allMatch(sale -> sale.attributesJson() != null
                        && sale.attributesJson().contains("\"product\"")
                        && sale.attributesJson().contains("\"size\"")));
    }

    @Test
    void everythingThatTheReportsAskOfIsThere() {
        Set<BotEvent.Type> types =
                all(BotEvent.class).map(BotEvent::type).collect(Collectors.toCollection(TreeSet::new));
        Set<MessageKind> kinds = all(Message.class).map(Message::kind).collect(Collectors.toSet());
        Set<Receipt.Kind> receipts = all(Receipt.class).map(Receipt::kind).collect(Collectors.toSet());

        assertTrue(
                types.containsAll(Set.of(
                        BotEvent.Type.CUSTOM,
                        BotEvent.Type.REVENUE,
                        BotEvent.Type.SHARE,
                        BotEvent.Type.PAGE_LAUNCH,
                        BotEvent.Type.REFERRAL)),
                types.toString());
        assertTrue(
                kinds.containsAll(
                        Set.of(MessageKind.TEXT, MessageKind.QUICK_REPLY, MessageKind.POSTBACK, MessageKind.IMAGE)),
                kinds.toString());
        assertTrue(receipts.containsAll(Set.of(Receipt.Kind.DELIVERED, Receipt.Kind.READ)), receipts.toString());
        assertTrue(all(Message.class)
                .anyMatch(message ->
                        message.failure() != null && message.failure().code() != null));
        assertTrue(all(Message.class)
                        .filter(message ->
                                message.intent() != null && message.intent().confidence() != null)
                        .map(message -> message.intent().confidence())
                        .distinct()
                        .count()
                > 100);
    }

    @Test
    void whatTheShopCallsItsCustomersChangesAsTheyComeBack() {
        Map<String, Set<String>> plans = new HashMap<>();
        messages(SHOES)
                .filter(message -> message.header().userJson() != null)
                .forEach(message -> plans.computeIfAbsent(message.header().userId(), user -> new HashSet<>())
                        .add(message.header().userJson().replaceAll(".*\"plan\":\"(\\w+)\".*", "$1")));

        assertEquals(
                Set.of("guest", "member", "gold"),
                plans.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        assertTrue(plans.values().stream().anyMatch(names -> names.size() > 1));
    }

    @Test
    void lifeGoesOnAfterHistoryWithSomeWhoWereThereBefore() {
        Set<String> known =
                all(Message.class).map(message -> message.header().userId()).collect(Collectors.toSet());
        Iterator<WorldCall> live = new World(PLAN).live(END);
        DashbotDialect dialect = new DashbotDialect();
        Set<String> users = new HashSet<>();
        Instant last = END;
        for (int i = 0; i < 1_000; i++) {
            WorldCall any = live.next();
            assertFalse(any.time().isBefore(last));
            last = any.time();
            if (!(any instanceof TrackerCall call)) {
                continue;
            }
            Decoded decoded = dialect.decode(new WireRequest(
                    new BotId("bot" + call.bot()), call.query(), call.body(), call.time(), () -> new EventId(1, 1)));
            assertEquals(List.of(), decoded.faults());
            decoded.events().forEach(event -> users.add(event.header().userId()));
        }

        long returned = users.stream().filter(known::contains).count();
        assertTrue(returned > users.size() * 0.3 && returned < users.size() * 0.9, returned + " of " + users.size());
        double perMinute = 1_000.0 / Duration.between(END, last).toMinutes();
        assertTrue(perMinute > 3 && perMinute < 30, perMinute + " calls a minute");
    }

    private static Stream<Message> messages(int bot) {
        return EVENTS.get(bot).stream().filter(Message.class::isInstance).map(Message.class::cast);
    }

    private static <T extends Event> Stream<T> all(Class<T> type) {
        return EVENTS.stream().flatMap(List::stream).filter(type::isInstance).map(type::cast);
    }

    private static Set<String> usersWho(int bot, Predicate<Message> condition) {
        return messages(bot)
                .filter(condition)
                .map(message -> message.header().userId())
                .collect(Collectors.toSet());
    }
}
