package dev.earshot.projection;

import dev.earshot.event.Event;
import dev.earshot.event.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A log of few users and few messages, so that everything meets everything: copies, late copies, marks, rubbish. */
final class RandomLog {
    private static final int USERS = 4;
    private static final int MIDS = 25;

    private final Random random;
    private final List<Sayings> bots = List.of(new Sayings("bot_a"), new Sayings("bot_b"));

    RandomLog(long seed) {
        this.random = new Random(seed);
    }

    List<byte[]> records(int count) {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(i));
        }
        return records;
    }

    private byte[] record(int number) {
        Sayings bot = bots.get(random.nextInt(bots.size()));
        return switch (random.nextInt(20)) {
            case 0 -> Sayings.rejectedOfNobody(new UUID(2, number), "{");
            case 1 -> new byte[] {1, 2, (byte) number};
            case 2 -> bot.rejected(new UUID(3, number), "{", event(bot));
            default -> bot.record(events(bot));
        };
    }

    private Event[] events(Sayings bot) {
        Event[] events = new Event[1 + random.nextInt(3)];
        for (int i = 0; i < events.length; i++) {
            events[i] = event(bot);
        }
        return events;
    }

    private Event event(Sayings bot) {
        String key = Integer.toString(random.nextInt(MIDS));
        return switch (random.nextInt(15)) {
            case 0 -> bot.revenue("e" + key, user(), "1.25");
            case 1 -> bot.edit("c" + key, user(), "m" + key, "text " + random.nextInt(3));
            case 2 -> bot.receipt("r" + key, user(), Receipt.Kind.READ, "m" + key, "n" + key);
            case 3 -> bot.receipt("t" + key, user(), Receipt.Kind.TYPING_ON);
            case 12 -> bot.click("k" + key, user(), "custom=" + key);
            case 13 -> bot.named("v" + key, user(), "custom=" + key, "idfa=" + random.nextInt(3));
            case 14 -> bot.link("l" + key, user(), "idfa=" + random.nextInt(3), "adid=" + random.nextInt(3));
            case 4, 5, 6, 7 -> message(bot.incoming("m" + key));
            default -> message(bot.outgoing("n" + key));
        };
    }

    /** Times go forth and back and are often equal; a copy may differ from its original in everything but its id. */
    private Event message(MessageDraft draft) {
        draft.by(user()).at(random.nextInt(40) * 120L);
        if (random.nextInt(3) == 0) {
            draft.notHandled();
        } else if (random.nextInt(3) == 0) {
            draft.meaning("INTENT_" + random.nextInt(2));
        }
        if (random.nextInt(3) == 0) {
            draft.introducing("{\"n\":" + random.nextInt(2) + "}");
        }
        return random.nextInt(4) == 0 ? draft.fromAgent().build() : draft.build();
    }

    private String user() {
        int user = random.nextInt(USERS + 1);
        return user == USERS ? "" : "user" + user;
    }
}
