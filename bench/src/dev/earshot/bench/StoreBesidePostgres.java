package dev.earshot.bench;

import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.demo.DemoPlan;
import dev.earshot.store.Store;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The same questions, engine against engine: Earshot's store as the server left it, and PostgreSQL with the same messages. */
final class StoreBesidePostgres {
    private static final int WARM_UP = 3;

    private final Path data;
    private final int rounds;
    private final DemoPlan plan;
    private final List<String> bots;

    StoreBesidePostgres(Path data, int rounds) throws Exception {
        this.data = data;
        this.rounds = rounds;
        Properties made = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("demo.properties"))) {
            made.load(reader);
        }
        this.plan = new DemoPlan(
                Long.parseLong(made.getProperty("seed")),
                Long.parseLong(made.getProperty("messages")),
                Integer.parseInt(made.getProperty("bots")),
                Integer.parseInt(made.getProperty("days")),
                Instant.parse(made.getProperty("end")));
        this.bots = IntStream.range(0, plan.bots())
                .mapToObj(bot -> made.getProperty("bot." + bot))
                .toList();
    }

    void run() throws Exception {
        String bot = bots.getFirst();
        Map<String, Timings> ours = new LinkedHashMap<>();
        Map<String, Select<?>> questions;
        try (Store store = DuckDbStore.open(DuckDbSettings.of(data.resolve("store")), InstantSource.system())) {
            store.lastSequence(); // opens it for writing, by which it knows what is settled
            String user = busiestUser(store, bot);
            questions = Questions.of(bot, user);
            for (Map.Entry<String, Select<?>> question : SettledQuestions.of(bot, user).entrySet()) {
                ours.put(question.getKey(), Timings.of(WARM_UP, rounds, () -> store.query(bot, question.getValue())));
            }
        }
        System.out.println("\nloading PostgreSQL …");
        try (Postgres postgres = Postgres.start()) {
            load(postgres);
            System.out.printf("%n%-48s %10s %13s %8s%n", "of one bot, engine against engine", "Earshot ms", "PostgreSQL ms", "times");
            for (Map.Entry<String, Select<?>> question : questions.entrySet()) {
                String sql = DSL.using(SQLDialect.POSTGRES).renderInlined(question.getValue());
                double theirs = postgres.time(sql, WARM_UP, rounds).median();
                double own = ours.get(question.getKey()).median();
                System.out.printf(Locale.ROOT, "%-48s %10.1f %13.1f %8.1f%n", question.getKey(), own, theirs, theirs / own);
            }
        }
    }

    private static String busiestUser(Store store, String bot) {
        return store.query(
                        bot,
                        DSL.select(MESSAGE.USER)
                                .from(MESSAGE)
                                .where(MESSAGE.BOT.eq(bot))
                                .groupBy(MESSAGE.USER)
                                .orderBy(DSL.count().desc(), MESSAGE.USER)
                                .limit(1))
                .getFirst()
                .get(MESSAGE.USER);
    }

    private void load(Postgres postgres) throws Exception {
        postgres.execute(PostgresRows.TABLE);
        postgres.copy("message", out -> PostgresRows.write(plan, bots, out));
        postgres.execute(PostgresRows.INDEXES.toArray(String[]::new));
    }
}
