package dev.earshot.live;

import dev.earshot.eventlog.LogPosition;
import java.util.List;

/** What stands in a subscriber's queue; shared by all subscribers that get the same. */
sealed interface Delivery {

    /** @param bytes length of the records that brought the items */
    record Items(List<LiveItem> items, long bytes) implements Delivery {}

    /** The tail has come this far. */
    record Passed(LogPosition position) implements Delivery {}

    /** The tail could not read what lies before this position. */
    record Gap(LogPosition position) implements Delivery {}
}
