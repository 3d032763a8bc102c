package dev.earshot.demo;

import dev.earshot.event.Intent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One visit in the making: a script says who says what, and this lets time pass and makes the calls. Not thread-safe. */
final class Chat {
    private static final double THINKING_SECONDS = 9;
    private static final double THINKING_SIGMA = 0.8;
    private static final double ANSWER_SECONDS = 0.9;
    private static final double ANSWER_SECONDS_IN_OUTAGE = 4.5;
    private static final double ANSWER_SIGMA = 0.6;
    private static final double FAILS = 0.004;
    private static final double BROADCAST_FAILS = 0.03;

    private final Client client;
    private final Visitor visitor;
    private final Dice dice;
    private final Consumer<TrackerCall> calls;
    private final boolean isOutage;
    private @Nullable Referral referral;
    private long time;
    private long messages;

    Chat(Client client, Visitor visitor, Dice dice, Scene scene, Consumer<TrackerCall> calls) {
        this.client = client;
        this.visitor = visitor;
        this.dice = dice;
        this.calls = calls;
        this.isOutage = scene.isOutage();
        this.referral = scene.referral();
        this.time = scene.time();
    }

    /**
     * What is so when a visit begins.
     *
     * @param referral where the person comes from, told with the first message; null if that is not known
     */
    record Scene(long time, boolean isOutage, @Nullable Referral referral) {}

    Dice dice() {
        return dice;
    }

    Person person() {
        return visitor.person();
    }

    boolean isFirstVisit() {
        return visitor.visits() == 0;
    }

    String plan() {
        return visitor.plan();
    }

    boolean isOutage() {
        return isOutage;
    }

    long messages() {
        return messages;
    }

    /** @param inputs names and values in turn */
    void says(String text, String intent, String... inputs) {
        heard(Said.text(text, understood(intent, inputs)));
    }

    /** Something that the language service makes nothing of: the bot has to answer that it was not understood. */
    void mumbles(String text) {
        heard(Said.text(text, null));
    }

    void taps(String title) {
        heard(Said.quickReply(title, Reply.payload(title)));
    }

    void presses(String title) {
        heard(Said.postback(title, Reply.payload(title)));
    }

    void shows(String image) {
        heard(Said.image(image));
    }

    private void heard(Said said) {
        if (messages > 0) {
            pass(dice.logNormal(THINKING_SECONDS, THINKING_SIGMA));
        }
        keep(client.heard(visitor, said, referral, time));
        referral = null;
    }

    void answers(Reply reply) {
        if (dice.chance(0.1)) {
            client.typing(visitor, time + 120).forEach(calls);
        }
        pass(Math.max(0.15, dice.logNormal(isOutage ? ANSWER_SECONDS_IN_OUTAGE : ANSWER_SECONDS, ANSWER_SIGMA)));
        send(reply, dice.chance(FAILS) ? Failure.of(dice) : null, dice.chance(0.9));
    }

    /** A message that nobody asked for. Whether it got through. */
    boolean broadcasts(Reply reply) {
        Failure failure = dice.chance(BROADCAST_FAILS) ? Failure.of(dice) : null;
        send(reply, failure, dice.chance(0.6));
        return failure == null;
    }

    private void send(Reply reply, @Nullable Failure failure, boolean isRead) {
        keep(client.sent(visitor, reply, failure, time));
        // Platforms tell of most messages, not of all.
        if (failure == null && dice.chance(0.5)) {
            client.receipts(visitor, isRead, time).forEach(calls);
        }
    }

    void tracks(String event, Map<String, Object> details) {
        calls.accept(client.tracked(visitor, Tracked.custom(event, details), time));
    }

    void pays(String event, Map<String, Object> details, double amount, String currency) {
        BigDecimal exact = BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
        calls.accept(client.tracked(visitor, Tracked.revenue(event, details, exact, currency), time));
    }

    void opens(String page, String url) {
        pass(dice.between(1, 4));
        calls.accept(client.tracked(visitor, Tracked.pageLaunch(page, url), time));
    }

    void shares(String what) {
        pass(dice.between(2, 9));
        calls.accept(client.tracked(visitor, Tracked.share(what), time));
    }

    private void keep(TrackerCall call) {
        messages += call.messages();
        calls.accept(call);
    }

    private void pass(double seconds) {
        time += Math.round(seconds * 1_000);
    }

    private Intent understood(String name, String[] inputs) {
        List<Intent.Input> values = new ArrayList<>(inputs.length / 2);
        for (int i = 0; i + 1 < inputs.length; i += 2) {
            values.add(new Intent.Input(inputs[i], inputs[i + 1]));
        }
        double doubt = dice.between(0, 0.65);
        return new Intent(name, values, Math.round((0.99 - doubt * doubt) * 1_000) / 1_000.0);
    }
}
