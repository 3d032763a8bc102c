package dev.earshot.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.eventlog.InMemoryLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is brought in from a file did not happen now. */
class PastIsNotLiveTest {
    @Test
    void whatIsImportedIsNotShownAndDoesNotStopWhatIs() throws Exception {
        InMemoryLog log = new InMemoryLog();
        try (LiveHub hub = new LiveHub(log, LiveSettings.DEFAULT)) {
            hub.start();
            Listener listener = new Listener();
            hub.subscribe(new Topic(Intakes.PIZZA), Optional.empty(), listener);
            Intake now = EventCodec.decode(Intakes.texts(Intakes.PIZZA, "of last year"));
            log.append(EventCodec.encode(new Intake(now.bot(), now.receivedAt(), now.events(), List.of(), true)));
            log.append(Intakes.texts(Intakes.PIZZA, "of now"));
            assertEquals(List.of("of now"), listener.awaitLast("of now"));
        }
    }
}
