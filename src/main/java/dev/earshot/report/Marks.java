package dev.earshot.report;

import dev.earshot.report.frame.AtOnce;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MarkTable;
import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Lays the marks over the messages of a page: a fixed number of queries, however many messages those are. */
final class Marks {
    private static final MarkTable MARK = Tables.MARK;

    /** Far more than people make on a page; against one who reacts a hundred thousand times to one message. */
    private static final int MAX_MARKS = 20_000;

    private static final Name OWN = DSL.name("own");
    private static final Name NAMED = DSL.name("named");

    private final Store store;
    private final Watermarks watermarks;

    Marks(Store store) {
        this.store = store;
        this.watermarks = new Watermarks(store);
    }

    /** The messages as they are shown, in their order. */
    List<TranscriptMessage> over(String bot, List<MessageRow> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        AtOnce.Both<Map<UUID, Receipts>, List<Record>> both = AtOnce.both(
                () -> watermarks.over(bot, messages), () -> store.query(bot, naming(MARK.BOT.eq(bot), messages)));
        return shown(messages, both.second(), both.first());
    }

    /** As {@link #over}, where nobody looks at when messages were delivered and read. */
    List<TranscriptMessage> withoutReceipts(String bot, List<MessageRow> messages) {
        return messages.isEmpty() ? List.of() : shown(bot, messages, Map.of());
    }

    /** As {@link #withoutReceipts(String, List)}, of messages of several bots. */
    List<TranscriptMessage> withoutReceipts(List<MessageRow> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<String> bots = messages.stream().map(MessageRow::bot).distinct().toList();
        return shown(messages, store.query(naming(MARK.BOT.in(bots), messages)), Map.of());
    }

    private List<TranscriptMessage> shown(String bot, List<MessageRow> messages, Map<UUID, Receipts> receipts) {
        return shown(messages, store.query(bot, naming(MARK.BOT.eq(bot), messages)), receipts);
    }

    private static List<TranscriptMessage> shown(
            List<MessageRow> messages, List<? extends Record> newestFirst, Map<UUID, Receipts> receipts) {
        List<MarkRow> oldestFirst = newestFirst.stream()
                .map(Marks::row)
                .collect(Collectors.toCollection(ArrayList::new))
                .reversed();
        Map<UUID, List<MarkRow>> marks = byMessage(messages, oldestFirst);
        return messages.stream()
                .map(row -> new MarkedMessage(
                                row,
                                marks.getOrDefault(row.id(), List.of()),
                                receipts.getOrDefault(row.id(), Receipts.NONE))
                        .shown())
                .toList();
    }

    /**
     * Marks that name one of the messages, newest first. The users' own are taken out first, and only these are compared with
     * the many ids: to compare all takes ten times as long. The answer to a send does not always name the user.
     */
    private static Select<Record> naming(Condition ofBot, List<MessageRow> messages) {
        List<UUID> ids = messages.stream().map(MessageRow::id).toList();
        List<String> messageIds = messages.stream()
                .map(MessageRow::messageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<String> users =
                new LinkedHashSet<>(messages.stream().map(MessageRow::user).toList());
        var own =
                OWN.asMaterialized(DSL.select(List.of(MARK.fields())).from(MARK).where(ofBot, MARK.USER.in(users)));
        List<Field<?>> ownFields = Arrays.stream(MARK.fields())
                .<Field<?>>map(field -> in(OWN, field))
                .toList();
        Select<Record> named = DSL.select(ownFields)
                .from(own)
                .where(in(OWN, MARK.TARGET_ID)
                        .in(ids)
                        .or(in(OWN, MARK.MESSAGE_ID).in(messageIds)));
        Select<Record> answers = DSL.select(List.of(MARK.fields()))
                .from(MARK)
                .where(ofBot, MARK.USER.eq(""), MARK.KIND.eq("SEND_RESULT"), MARK.MESSAGE_ID.in(messageIds));
        List<Field<?>> fields = Arrays.stream(MARK.fields())
                .<Field<?>>map(field -> in(NAMED, field))
                .toList();
        return DSL.with(own)
                .select(fields)
                .from(named.unionAll(answers).asTable(NAMED))
                .orderBy(in(NAMED, MARK.TIME).desc(), in(NAMED, MARK.SEQUENCE).desc())
                .limit(MAX_MARKS);
    }

    private static <T> Field<T> in(Name table, Field<T> column) {
        return DSL.field(table.append(column.getName()), column.getDataType());
    }

    private static MarkRow row(Record record) {
        return MARK.row(record.into(MARK.fields()));
    }

    private static Map<UUID, List<MarkRow>> byMessage(List<MessageRow> messages, List<MarkRow> marks) {
        Map<UUID, List<MarkRow>> ofTarget = new HashMap<>();
        Map<String, List<MarkRow>> ofMessageId = new HashMap<>();
        for (MarkRow mark : marks) {
            if (mark.targetId() != null) {
                ofTarget.computeIfAbsent(mark.targetId(), id -> new ArrayList<>())
                        .add(mark);
            } else if (mark.messageId() != null) {
                ofMessageId
                        .computeIfAbsent(mark.messageId(), id -> new ArrayList<>())
                        .add(mark);
            }
        }
        Map<UUID, List<MarkRow>> ofMessage = new HashMap<>();
        for (MessageRow row : messages) {
            List<MarkRow> of = new ArrayList<>(ofTarget.getOrDefault(row.id(), List.of()));
            if (row.messageId() != null) {
                ofMessageId.getOrDefault(row.messageId(), List.of()).stream()
                        .filter(mark -> isOf(mark, row))
                        .forEach(of::add);
            }
            of.sort(MarkedMessage.OLDEST_FIRST);
            ofMessage.put(row.id(), of);
        }
        return ofMessage;
    }

    /** Ids of messages are the platform's and no secret: a mark means a message of its own user only. */
    private static boolean isOf(MarkRow mark, MessageRow row) {
        boolean isOfUser = mark.user().equals(row.user())
                || mark.user().isEmpty() && mark.kind().equals("SEND_RESULT");
        return isOfUser && mark.bot().equals(row.bot());
    }
}
