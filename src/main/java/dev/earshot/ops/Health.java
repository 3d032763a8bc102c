package dev.earshot.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the parts of the server work, by name. The checks are asked once a second at most, however many ask for the
 * answer: some of them touch the disk, and anybody may ask. Thread-safe.
 */
public final class Health {
    private static final Logger logger = LoggerFactory.getLogger(Health.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    /**
     * Something that is wrong.
     *
     * @param part the name of the check
     * @param problem in words for an operator
     * @param isCritical whether the server cannot do its work because of it
     */
    public record Finding(String part, String problem, boolean isCritical) {}

    private record Check(String part, boolean isCritical, Supplier<String> problem) {}

    private record Answer(Instant at, List<Finding> findings) {}

    private final InstantSource clock;
    private final List<Check> checks = new CopyOnWriteArrayList<>();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last = new Answer(Instant.MIN, List.of());

    public Health(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds a part without which the server is not ready.
     *
     * @param problem what is wrong with it, empty if nothing is; may block
     */
    public void add(String part, Supplier<String> problem) {
        checks.add(new Check(part, true, problem));
    }

    /** Adds a part whose problems are told but do not make the server unready. */
    public void addWarning(String part, Supplier<String> problem) {
        checks.add(new Check(part, false, problem));
    }

    /** What is wrong, in the order in which the parts were added; empty if nothing is. */
    public List<Finding> findings() {
        Instant now = clock.instant();
        Answer known = last;
        if (isFresh(known, now)) {
            return known.findings();
        }
        if (known.at().equals(Instant.MIN)) {
            asking.lock();
        } else if (!asking.tryLock()) {
            // Somebody is asking already, perhaps a part that hangs: what was known before is good enough meanwhile.
            return known.findings();
        }
        try {
            return isFresh(last, now) ? last.findings() : ask(now);
        } finally {
            asking.unlock();
        }
    }

    public boolean isReady() {
        return findings().stream().noneMatch(Finding::isCritical);
    }

    private static boolean isFresh(Answer answer, Instant now) {
        return !answer.at().equals(Instant.MIN) && answer.at().plus(FRESH).isAfter(now);
    }

    private List<Finding> ask(Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            String problem = ask(check);
            if (!problem.isEmpty()) {
                findings.add(new Finding(check.part(), problem, check.isCritical()));
            }
        }
        last = new Answer(now, List.copyOf(findings));
        return last.findings();
    }

    private static String ask(Check check) {
        try {
            return check.problem().get();
        } catch (RuntimeException e) {
            logger.error("the health of the {} cannot be told", check.part(), e);
            return "Its health cannot be told: " + e.getMessage();
        }
    }
}
