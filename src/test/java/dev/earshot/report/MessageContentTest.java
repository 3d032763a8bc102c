package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.earshot.report.MessageContent.ButtonView;
import dev.earshot.report.MessageContent.FailureView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageContentTest {

    @Test
    void readsAllThatTheStoreKeeps() {
        MessageContent content = MessageContent.parse("""
                {"attachments":[{"type":"image","url":"https://a.test/i.png","title":"T","payload":{"id":1}},
                                {"type":"sticker","payload":"text"}],
                 "buttons":[{"type":"web_url","title":"Go","url":"https://a.test"}],
                 "quickReplies":[{"type":"text","title":"Yes","payload":"Y"},{"type":"user_email"}],
                 "payload":"P","replyTo":"m1",
                 "failure":{"code":10,"subcode":"2018278","type":"OAuthException","message":"no"}}""");
        assertEquals(2, content.attachments().size());
        assertEquals("https://a.test/i.png", content.attachments().getFirst().url());
        assertEquals(Json.read("{\"id\":1}"), content.attachments().getFirst().payload());
        assertEquals("text", Json.text(content.attachments().getLast().payload()));
        assertEquals(List.of(new ButtonView("web_url", "Go", null, "https://a.test")), content.buttons());
        assertEquals(
                List.of(new ButtonView("text", "Yes", "Y", null), new ButtonView("user_email", null, null, null)),
                content.quickReplies());
        assertEquals("P", content.payload());
        assertEquals("m1", content.replyTo());
        assertEquals(new FailureView("10", "2018278", "OAuthException", "no"), content.failure());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "null",
                "[]",
                "1",
                "{\"attachments\":",
                "{\"attachments\":null,\"failure\":null}",
                "{\"attachments\":\"x\",\"buttons\":3,\"quickReplies\":true,\"failure\":\"x\",\"payload\":null}"
            })
    void whatCannotBeReadIsAbsent(String json) {
        assertEquals(new MessageContent(List.of(), List.of(), List.of(), null, null, null), MessageContent.parse(json));
    }

    @Test
    void keepsOddEntriesAsFarAsTheyGo() {
        MessageContent content = MessageContent.parse("{\"attachments\":[7,{\"url\":{\"a\":1}}],\"buttons\":[null]}");
        assertEquals("", content.attachments().getFirst().type());
        assertEquals("{\"a\":1}", content.attachments().getLast().url());
        assertEquals("", content.buttons().getFirst().type());
        assertNull(content.buttons().getFirst().title());
    }

    @Test
    void survivesDeepNesting() {
        String deep = "{\"attachments\":[{\"type\":\"a\",\"payload\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}]}";
        assertEquals(List.of(), MessageContent.parse(deep).attachments());
    }
}
