package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.Frame;
import dev.earshot.console.page.MessageView;
import dev.earshot.http.Answer;
import dev.earshot.http.ErrorPages;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;

/** Problems as pages of the console. */
final class ConsoleErrorPages implements ErrorPages {
    private final Views views;
    private final Frames frames;

    ConsoleErrorPages(Views views, Frames frames) {
        this.views = views;
        this.frames = frames;
    }

    @Override
    public Answer page(Request request, Problem problem) {
        boolean isSignedIn = request.visitor().isPresent();
        MessageView view = new MessageView(
                frame(request, problem),
                String.valueOf(problem.status()),
                heading(problem),
                problem.detail(),
                isSignedIn ? "To the bots" : "To the start",
                "/");
        return Pages.html(problem.status(), views.render("message", view));
    }

    /** If the server itself is in trouble, a page that asks it for nothing. */
    private Frame frame(Request request, Problem problem) {
        return problem.status() >= 500
                ? frames.forStranger(request, problem.title())
                : frames.of(request, problem.title(), Area.NONE);
    }

    private static String heading(Problem problem) {
        return switch (problem.status()) {
            case 403 -> "That is not allowed";
            case 404 -> "There is nothing here";
            case 413 -> "That is too large";
            case 500 -> "Something went wrong on our side";
            case 503 -> "The server can't do this at the moment";
            default -> problem.title();
        };
    }
}
