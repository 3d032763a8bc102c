package dev.earshot.api;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server for all tests of a class; each makes bots of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiTest {
    ApiServer server;
    ApiClient operator;
    ApiClient ada;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
        operator = server.as("operator");
        ada = server.as("ada");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static String path(BotId bot, String rest) {
        return "/api/v1/bots/" + bot + rest;
    }
}
