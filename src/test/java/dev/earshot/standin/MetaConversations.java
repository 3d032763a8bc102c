package dev.earshot.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Conversations API: a page's conversations, and the twenty newest messages of each. */
final class MetaConversations {
    private static final int MAX_DETAILS = 20;

    private MetaConversations() {}

    static GraphAnswer list(MetaPage page) {
        ObjectNode answer = GraphAnswer.JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        page.said.stream().map(MetaPage.Said::person).distinct().forEach(person -> {
            String updated = page.said.stream()
                    .filter(said -> said.person().equals(person))
                    .map(MetaPage.Said::time)
                    .max(String::compareTo)
                    .orElseThrow();
            data.addObject().put("id", "t_" + person).put("updated_time", updated);
        });
        return GraphAnswer.ok(answer);
    }

    static GraphAnswer messages(MetaPage page, String conversation) {
        ObjectNode answer = GraphAnswer.JSON.createObjectNode().put("id", conversation);
        ArrayNode data = answer.putObject("messages").putArray("data");
        page.said.stream()
                .filter(said -> conversation.equals("t_" + said.person()))
                .sorted(java.util.Comparator.comparing(MetaPage.Said::time).reversed())
                .limit(MAX_DETAILS)
                .forEach(said -> {
                    ObjectNode row = data.addObject().put("id", said.mid()).put("created_time", said.time());
                    row.put("message", said.text());
                    row.putObject("from").put("id", said.isByPage() ? page.id() : said.person());
                    row.putObject("to")
                            .putArray("data")
                            .addObject()
                            .put("id", said.isByPage() ? said.person() : page.id());
                });
        return GraphAnswer.ok(answer);
    }
}
