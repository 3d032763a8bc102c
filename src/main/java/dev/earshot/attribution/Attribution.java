package dev.earshot.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The touches that a conversion is credited to. One of them wins, the others have influenced it: whoever is known for sure
 * comes before whoever is guessed, a click before an impression, then the newest.
 *
 * @param conversion when it happened
 * @param touches those in their windows, the winner first; none if nothing brought it about
 */
public record Attribution(Instant conversion, List<TouchPoint> touches) {
    private static final Comparator<TouchPoint> BEST_FIRST = Comparator.comparing(TouchPoint::match)
            .thenComparing(TouchPoint::kind)
            .thenComparing(TouchPoint::time, Comparator.reverseOrder())
            .thenComparing(TouchPoint::id);

    private static final Comparator<TouchPoint> OLDEST_FIRST =
            Comparator.comparing(TouchPoint::time).thenComparing(TouchPoint::id, Comparator.reverseOrder());

    public Attribution {
        touches = List.copyOf(touches);
    }

    /** @param touches of the person, in any order; also those that came later or long before */
    public static Attribution of(Instant conversion, List<TouchPoint> touches, Windows windows) {
        return of(conversion, touches, touch -> windows);
    }

    /** @param windows of each touch */
    public static Attribution of(Instant conversion, List<TouchPoint> touches, Function<TouchPoint, Windows> windows) {
        return new Attribution(
                conversion,
                touches.stream()
                        .filter(touch -> isWithin(touch, conversion, windows.apply(touch)))
                        .sorted(BEST_FIRST)
                        .toList());
    }

    private static boolean isWithin(TouchPoint touch, Instant conversion, Windows windows) {
        return !touch.time().isAfter(conversion)
                && Duration.between(touch.time(), conversion).compareTo(windows.of(touch)) < 0;
    }

    public boolean isCredited() {
        return !touches.isEmpty();
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public TouchPoint winner() {
        return touches.getFirst();
    }

    public List<TouchPoint> influencers() {
        return touches.isEmpty() ? List.of() : touches.subList(1, touches.size());
    }

    /** Whether it was seen and never clicked. */
    public boolean isViewThrough() {
        return isCredited() && winner().kind() == TouchPoint.Kind.IMPRESSION;
    }

    /** In the order in which they happened. */
    List<TouchPoint> inTime() {
        return touches.stream().sorted(OLDEST_FIRST).toList();
    }
}
