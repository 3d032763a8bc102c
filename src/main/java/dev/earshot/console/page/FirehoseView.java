package dev.earshot.console.page;

import dev.earshot.console.show.FirehoseRow;
import java.util.List;

/**
 * The firehose.
 *
 * @param rows the newest first
 * @param livePath the stream it goes on by
 */
public record FirehoseView(Frame frame, BotLink bot, FirehoseFilter filter, List<FirehoseRow> rows, String livePath) {}
