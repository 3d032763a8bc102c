package dev.earshot.demo;

/**
 * A person on a visit, with what the ids of this visit's messages are drawn from. Not thread-safe.
 *
 * <p>Messages of one person at one millisecond get different ids, and so do those of visits that begin at the same time.
 */
final class Visitor {
    private final Person person;
    private final int visits;
    private final long startMillis;
    private long messages;
    private String lastMessageId = "";

    /** @param visits before this one */
    Visitor(Person person, int visits, long startMillis) {
        this.person = person;
        this.visits = visits;
        this.startMillis = startMillis;
    }

    Person person() {
        return person;
    }

    int visits() {
        return visits;
    }

    String plan() {
        return person.plan(visits);
    }

    long startMillis() {
        return startMillis;
    }

    /** Whether this is the first thing in this visit: clients report the person's attributes with it. */
    boolean isAtTheBeginning() {
        return messages == 0;
    }

    String sessionId() {
        return "s-" + Long.toHexString(Dice.mix(person.key(), startMillis));
    }

    /** A new one, in Messenger's form. */
    String nextMessageId() {
        messages++;
        long high = Dice.mix(person.key(), startMillis, messages);
        long low = Dice.mix(high, person.number());
        lastMessageId = "m_" + Long.toUnsignedString(high, 36) + Long.toUnsignedString(low, 36);
        return lastMessageId;
    }

    String lastMessageId() {
        return lastMessageId;
    }
}
