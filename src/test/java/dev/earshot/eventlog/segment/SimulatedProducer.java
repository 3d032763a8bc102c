package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Answer;
import dev.earshot.eventlog.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One thread that appends to a {@link SimulatedLog}, life after life, and remembers what was acknowledged. */
final class SimulatedProducer {
    private final String prefix;
    private final Random random;
    private final List<String> appended = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();

    SimulatedProducer(int number, Random random) {
        this.prefix = number + ":";
        this.random = random;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Appends some records, sometimes waiting for the answer of one, and waits for all answers. */
    void append(SegmentLog log, int count) {
        Map<String, Answer> answers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String text = prefix + appended.size() + "." + "x".repeat(random.nextInt(200));
            appended.add(text);
            Answer answer = Answer.to(log, Records.bytes(text));
            answers.put(text, answer);
            if (random.nextInt(4) == 0) {
                answer.isDurable();
            }
        }
        answers.forEach((text, answer) -> {
            if (answer.isDurable()) {
                acknowledged.add(text);
            }
        });
    }

    void assertKeptIn(List<String> found) {
        List<String> mine =
                found.stream().filter(text -> text.startsWith(prefix)).toList();
        Set<String> there = new HashSet<>(mine);
        assertTrue(there.containsAll(acknowledged), () -> {
            List<String> lost =
                    acknowledged.stream().filter(text -> !there.contains(text)).toList();
            return "lost: " + lost;
        });
        assertEquals(appended.stream().filter(there::contains).toList(), mine, "out of order");
    }

    int countIn(Set<String> found) {
        return (int) appended.stream().filter(found::contains).count();
    }
}
