package dev.earshot.api;

import dev.earshot.control.ControlUnavailableException;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.live.TooManySubscribersException;
import dev.earshot.report.BadCursorException;
import dev.earshot.store.QueryCancelledException;
import dev.earshot.store.StoreException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can go wrong in every endpoint, in the caller's terms. */
final class Faults {
    private static final Logger logger = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** Runs the action; what it answers is nobody's but the caller's, so it is not kept by caches. */
    static Answer told(Callable<Answer> action) throws Exception {
        try {
            Answer answer = action.call();
            boolean isMarked =
                    answer.headers().stream().anyMatch(header -> header.name().equals("Cache-Control"));
            return isMarked ? answer : answer.withHeader("Cache-Control", "no-store");
        } catch (BadCursorException e) {
            throw Problem.badRequest("'cursor' is not one that this list gave.");
        } catch (TooManySubscribersException e) {
            throw unavailable("Too many live streams are open on this server.");
        } catch (QueryCancelledException e) {
            throw unavailable("The query took too long. Ask for a shorter time or fewer items.");
        } catch (StoreException e) {
            logger.error("the store could not answer", e);
            throw unavailable("The store cannot be read at the moment.");
        } catch (ControlUnavailableException e) {
            logger.error("the control data could not be used", e);
            throw unavailable("The control data cannot be used at the moment. Nothing has changed.");
        }
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "Not available", detail).withHeader("Retry-After", "5");
    }
}
