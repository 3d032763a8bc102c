package dev.earshot.console;

import dev.earshot.console.page.Asset;
import dev.earshot.console.page.Assets;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The console's own files, compressed where the browser takes it, to be kept for ever: a new content has a new address. */
final class StaticFiles {
    private static final byte[] ROBOTS = "User-agent: *\nDisallow: /\n".getBytes(StandardCharsets.UTF_8);

    List<Route> routes() {
        return List.of(
                Route.get(Assets.ROOT + "{file}", Access.PUBLIC, StaticFiles::file),
                Route.get("/favicon.ico", Access.PUBLIC, request -> Answer.redirect(Assets.path("favicon.svg"))),
                Route.get(
                        "/robots.txt",
                        Access.PUBLIC,
                        request -> Answer.bytes(200, "text/plain; charset=utf-8", ROBOTS)));
    }

    private static Answer file(Request request) {
        Asset asset = Assets.find(request.path("file")).orElseThrow(() -> Problem.notFound("file"));
        boolean isZipped = asset.gzip().length > 0
                && request.header("Accept-Encoding").orElse("").contains("gzip");
        Answer answer = Answer.bytes(200, asset.contentType(), isZipped ? asset.gzip() : asset.content())
                .withHeader("Cache-Control", "public, max-age=31536000, immutable")
                .withHeader("Vary", "Accept-Encoding");
        return isZipped ? answer.withHeader("Content-Encoding", "gzip") : answer;
    }
}
