package dev.earshot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Data flows down: a package imports only what is named here. docs/architecture.md explains the table. */
class ArchitectureTest {
    private static final String ROOT = "dev.earshot";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** What each package may import of our own, besides itself and what lies inside it. */
    private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("event", Set.of());
        MAY_IMPORT.put("ops", Set.of());
        MAY_IMPORT.put("config", Set.of());
        MAY_IMPORT.put("eventlog", Set.of("ops", "config"));
        MAY_IMPORT.put("wire", Set.of("event"));
        MAY_IMPORT.put("store", Set.of("config"));
        MAY_IMPORT.put("control", Set.of("config", "event"));
        MAY_IMPORT.put("link", Set.of("control", "event", "ingest"));
        MAY_IMPORT.put("http", Set.of("ops", "config", "control"));
        MAY_IMPORT.put("ingest", Set.of("event", "wire", "eventlog", "ops"));
        MAY_IMPORT.put("projection", Set.of("event", "eventlog", "sentiment", "store"));
        MAY_IMPORT.put("sentiment", Set.of());
        MAY_IMPORT.put("identity", Set.of());
        MAY_IMPORT.put("attribution", Set.of());
        MAY_IMPORT.put("report", Set.of("store", "identity", "attribution", "sentiment"));
        MAY_IMPORT.put("search", Set.of("store", "report"));
        MAY_IMPORT.put("live", Set.of("event", "eventlog"));
        MAY_IMPORT.put("demo", Set.of("event"));
        MAY_IMPORT.put("outgoing", Set.of("config", "ops"));
        MAY_IMPORT.put("past", Set.of("config", "control", "event", "eventlog", "ingest", "store", "wire"));
        MAY_IMPORT.put("facebook", Set.of("control", "event", "ingest", "outgoing", "wire"));
        MAY_IMPORT.put("takeover", Set.of("control", "event", "facebook", "ingest", "outgoing", "wire"));
        MAY_IMPORT.put("postback", Set.of("control", "event", "eventlog", "link", "outgoing", "report", "store"));
        Set<String> aboveEngines = Set.of(
                "event",
                "ops",
                "config",
                "eventlog",
                "store",
                "control",
                "http",
                "ingest",
                "projection",
                "report",
                "search",
                "live",
                "link",
                "identity",
                "attribution",
                "past",
                "takeover",
                "facebook",
                "postback");
        MAY_IMPORT.put("api", aboveEngines);
        MAY_IMPORT.put("console", aboveEngines);
    }

    /** Packages that only the wiring may name: the engines behind the ports. */
    private static final List<String> ENGINES = List.of("eventlog.segment", "store.duckdb");

    @Test
    void everyPackageHasItsRow() {
        Set<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.length() > ROOT.length())
                .map(name -> name.substring(ROOT.length() + 1).split("\\.", -1)[0])
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), packages);
    }

    @Test
    void packagesImportOnlyWhatIsNamed() {
        MAY_IMPORT.forEach((from, allowed) -> {
            String[] forbidden = MAY_IMPORT.keySet().stream()
                    .filter(to -> !to.equals(from) && !allowed.contains(to))
                    .map(to -> ROOT + "." + to + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + from + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT)
                    .check(CLASSES);
        });
    }

    @Test
    void onlyTheWiringNamesEngines() {
        for (String engine : ENGINES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT, ROOT + "." + engine + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + engine + "..")
                    .check(CLASSES);
        }
    }

    @Test
    void dialectsDoNotKnowEachOtherButForMessengersItems() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".wire.messenger..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".wire.dashbot..")
                .check(CLASSES);
    }

    @Test
    void theEventLogKnowsBytesAndNotEvents() {
        onlyIn(
                "com.fasterxml.jackson..",
                "event",
                "wire",
                "projection",
                "report",
                "api",
                "console",
                "http",
                "live",
                "demo",
                "link",
                "past",
                "takeover",
                "facebook",
                "postback");
    }

    @Test
    void onlyHttpAndItsClientKnowTheirLibrary() {
        onlyIn("io.vertx..", "http", "outgoing");
        onlyIn("io.netty..", "http");
        onlyIn("com.restfb..", "facebook");
    }

    @Test
    void sqlStandsInEnginesAndControlOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".store.duckdb..", ROOT + ".control..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
        onlyIn("org.duckdb..", "store.duckdb");
        onlyIn("org.apache.lucene..", "report.nothandled", "search");
        onlyIn("org.sqlite..", "control");
    }

    @Test
    void theClockIsAskedInTheWiringOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void theRulesSeeTheClasses() {
        // A typing error in a package name would make every rule pass.
        assertTrue(CLASSES.size() > 150, "found " + CLASSES.size() + " classes");
        MAY_IMPORT
                .keySet()
                .forEach(name -> assertTrue(
                        CLASSES.stream().anyMatch(type -> type.getPackageName().startsWith(ROOT + "." + name)), name));
    }

    private static void onlyIn(String library, String... packages) {
        String[] allowed =
                Arrays.stream(packages).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
        noClasses()
                .that(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)))
                .and()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
