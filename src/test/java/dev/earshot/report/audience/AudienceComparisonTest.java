package dev.earshot.report.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.reference.NaiveAudience;
import dev.earshot.report.reference.RandomWorld;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever belongs to audiences of any kind is who belongs by a plain reading of all rows. */
class AudienceComparisonTest {
    private static final int AUDIENCES = 120;

    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void theUsersAreThoseOfAPlainReading() {
        System.out.println("AudienceComparisonTest, seed " + seed);
        RandomWorld other = new RandomWorld(new Random(seed + 1), STORED.newBot());
        other.write(20);
        other.writeTouches(20);
        world.write(150);
        world.writeTouches(60);
        Set<Integer> sizes = new HashSet<>();
        for (int i = 0; i < AUDIENCES; i++) {
            ZoneId zone = ZoneId.of(i % 2 == 0 ? "Europe/Berlin" : "America/New_York");
            AudienceUsers asked = (AudienceUsers) world.audience(zone).set();
            Criterion criterion = asked.criterion();
            assertEquals(criterion, CriterionJson.parse(CriterionJson.write(criterion)), "seed " + seed);
            Set<String> expected = new NaiveAudience(world, asked).users();
            assertEquals(expected, users(asked), "seed " + seed + ", " + CriterionJson.write(criterion));
            assertEquals(
                    expected.size(),
                    new AudienceCounts(STORED.store()).of(asked).users(),
                    "counted, seed " + seed);
            sizes.add(expected.size());
        }
        assertTrue(sizes.size() > 4, "audiences of many sizes: " + sizes);
    }

    private static Set<String> users(AudienceUsers asked) {
        List<String> users = STORED.store().query(asked.bot(), asked.users()).stream()
                .map(row -> row.value1())
                .toList();
        return new TreeSet<>(users);
    }
}
