package dev.earshot.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One app, one person who manages pages, and people who write to these. Answers Graph's calls about them. */
public final class MetaWorld {
    static final String MANAGER = "5000000000000001";

    private final MetaApp app = new MetaApp("1517000000001", "test_app_secret");
    private final GraphWebhook webhook = new GraphWebhook(app);
    private final Map<String, MetaPage> pages = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> profiles = new ConcurrentHashMap<>();
    private final List<String> granted = new CopyOnWriteArrayList<>(List.of(
            "pages_show_list",
            "pages_messaging",
            "pages_manage_metadata",
            "pages_read_engagement",
            "pages_user_locale",
            "pages_user_timezone"));
    private volatile List<String> appFields = List.of();
    private final AtomicInteger messages = new AtomicInteger();
    private final List<Runnable> later = new ArrayList<>();

    public MetaApp app() {
        return app;
    }

    public GraphWebhook webhook() {
        return webhook;
    }

    public MetaPage addPage(String id, String name, String... tasks) {
        MetaPage page =
                new MetaPage(id, name, tasks.length == 0 ? List.of("MANAGE", "MODERATE", "MESSAGING") : List.of(tasks));
        pages.put(id, page);
        return page;
    }

    public void addProfile(String person, ObjectNode profile) {
        profiles.put(person, profile);
    }

    public List<String> granted() {
        return granted;
    }

    /** The page on which the person agrees or not. */
    GraphAnswer dialog(GraphCall call) {
        String code = "code-" + (codes.size() + 1);
        codes.put(code, call.parameter("redirect_uri"));
        String back = call.parameter("redirect_uri") + "?state=" + encoded(call.parameter("state"));
        return GraphAnswer.html(
                "<!doctype html><title>Log in</title><h1>Log in</h1><p>" + call.parameter("scope") + "</p>"
                        + "<a id='go' href='" + back + "&code=" + code + "#_=_'>Continue</a> "
                        + "<a id='no' href='" + back
                        + "&error=access_denied&error_reason=user_denied&error_description=x'>Cancel</a>");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Somebody went through the dialog: the code that comes back. */
    public String agree(String redirectUri) {
        String code = "code-" + (codes.size() + 1);
        codes.put(code, redirectUri);
        return code;
    }

    GraphAnswer accessToken(GraphCall call) {
        if (!call.parameter("client_id").equals(app.id())
                || !call.parameter("client_secret").equals(app.secret())) {
            return GraphAnswer.error(101, 0, "Error validating client secret.");
        }
        return switch (call.parameter("grant_type")) {
            case "fb_exchange_token" -> token("EAALONG" + MANAGER, 5_183_944);
            case "client_credentials" -> token(app.token(), 0);
            default -> {
                String redirect = codes.remove(call.parameter("code"));
                yield redirect == null || !redirect.equals(call.parameter("redirect_uri"))
                        ? GraphAnswer.error(100, 36_009, "This authorization code has been used.")
                        : token("EAASHORT" + MANAGER, 5_400);
            }
        };
    }

    private static GraphAnswer token(String token, int seconds) {
        ObjectNode answer =
                GraphAnswer.JSON.createObjectNode().put("access_token", token).put("token_type", "bearer");
        return GraphAnswer.ok(seconds == 0 ? answer : answer.put("expires_in", seconds));
    }

    /** Empty if the token is one that works for what is asked; the app's secret must prove it if anything does. */
    private GraphAnswer refusal(GraphCall call) {
        String proof = call.parameter("appsecret_proof");
        if (!proof.isEmpty() && !proof.equals(app.proof(call.token()))) {
            return GraphAnswer.error(100, 0, "Invalid appsecret_proof provided in the API argument");
        }
        return GraphAnswer.error(190, 0, "Invalid OAuth access token.");
    }

    private boolean isProved(GraphCall call) {
        String proof = call.parameter("appsecret_proof");
        return proof.isEmpty() || proof.equals(app.proof(call.token()));
    }

    GraphAnswer ofPerson(GraphCall call) {
        if (!call.token().equals("EAALONG" + MANAGER) || !isProved(call)) {
            return refusal(call);
        }
        ObjectNode answer = GraphAnswer.JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        if (call.path().equals("/me/permissions")) {
            granted.forEach(name -> data.addObject().put("permission", name).put("status", "granted"));
            data.addObject().put("permission", "pages_user_gender").put("status", "declined");
            return GraphAnswer.ok(answer);
        }
        if (call.path().equals("/me")) {
            return GraphAnswer.ok(
                    GraphAnswer.JSON.createObjectNode().put("id", MANAGER).put("name", "Ada B"));
        }
        List<MetaPage> sorted = pages.values().stream()
                .sorted(java.util.Comparator.comparing(MetaPage::id))
                .toList();
        int from = call.parameter("after").isEmpty() ? 0 : Integer.parseInt(call.parameter("after"));
        sorted.stream().skip(from).limit(2).forEach(page -> {
            ObjectNode row = data.addObject()
                    .put("id", page.id())
                    .put("name", page.name())
                    .put("access_token", page.token);
            page.tasks().forEach(row.putArray("tasks")::add);
        });
        if (from + 2 < sorted.size()) {
            ObjectNode paging = answer.putObject("paging");
            paging.putObject("cursors").put("after", Integer.toString(from + 2));
            paging.put("next", "https://graph.facebook.com/v26.0/me/accounts?access_token=x&after=" + (from + 2));
        }
        return GraphAnswer.ok(answer);
    }

    GraphAnswer debugToken(GraphCall call) {
        if (!call.token().equals(app.token())) {
            return refusal(call);
        }
        String input = call.parameter("input_token");
        ObjectNode data =
                GraphAnswer.JSON.createObjectNode().put("app_id", app.id()).put("application", "Stats");
        MetaPage page = pages.values().stream()
                .filter(one -> one.token.equals(input))
                .findFirst()
                .orElse(null);
        if (page == null && !input.equals("EAALONG" + MANAGER)) {
            data.put("is_valid", false).putObject("error").put("code", 190).put("message", "Malformed access token");
        } else if (page != null && page.isTokenDead) {
            data.put("is_valid", false)
                    .put("type", "PAGE")
                    .putObject("error")
                    .put("code", 190)
                    .put("subcode", 460)
                    .put("message", "The session has been invalidated because the user changed their password.");
        } else {
            data.put("is_valid", true)
                    .put("type", page == null ? "USER" : "PAGE")
                    .put("expires_at", 0)
                    .put("issued_at", 1_700_000_000)
                    .put("user_id", MANAGER);
            granted.forEach(data.withArray("scopes")::add);
        }
        return GraphAnswer.ok(GraphAnswer.JSON.createObjectNode().set("data", data));
    }

    /** What an app and its callback are to each other. */
    GraphAnswer subscriptions(GraphCall call) throws Exception {
        if (!call.token().equals(app.token())) {
            return refusal(call);
        }
        if (call.method().equals("POST")) {
            appFields = List.of(call.parameter("fields").split(",", -1));
            return webhook.subscribe(call.parameter("callback_url"), call.parameter("verify_token"))
                    ? GraphAnswer.success()
                    : GraphAnswer.error(2200, 0, "callback verification failed");
        }
        ObjectNode answer = GraphAnswer.JSON.createObjectNode();
        if (!webhook.callback().isEmpty()) {
            ObjectNode row =
                    answer.withArray("data").addObject().put("object", "page").put("active", true);
            row.put("callback_url", webhook.callback());
            appFields.forEach(field ->
                    row.withArray("fields").addObject().put("name", field).put("version", "v26.0"));
        }
        return GraphAnswer.ok(answer);
    }

    /** A page by its id, or by its token for {@code me}; null if the token does not fit. */
    private MetaPage page(GraphCall call) {
        return pages.values().stream()
                .filter(page -> page.token.equals(call.token()) && isProved(call))
                .filter(page -> call.first().equals("me")
                        || !pages.containsKey(call.first())
                        || call.first().equals(page.id()))
                .findFirst()
                .orElse(null);
    }

    GraphAnswer ofPage(GraphCall call) {
        MetaPage page = page(call);
        if (page == null) {
            return refusal(call);
        }
        if (page.isTokenDead) {
            return GraphAnswer.error(190, 460, "Error validating access token: the password was changed.");
        }
        return switch (call.last()) {
            case "subscribed_apps" -> subscribedApps(call, page);
            case "messages" -> send(call, page);
            case "conversations" -> MetaConversations.list(page);
            case "thread_owner" ->
                GraphAnswer.ok(GraphAnswer.JSON.createObjectNode().set("data", GraphAnswer.JSON.createArrayNode()));
            case "pass_thread_control",
                    "take_thread_control",
                    "request_thread_control",
                    "release_thread_control",
                    "extend_thread_control" -> GraphAnswer.success();
            default -> object(call, page);
        };
    }

    private GraphAnswer subscribedApps(GraphCall call, MetaPage page) {
        switch (call.method()) {
            case "POST" -> {
                page.subscribed.clear();
                page.subscribed.addAll(
                        List.of(call.parameter("subscribed_fields").split(",", -1)));
                return GraphAnswer.success();
            }
            case "DELETE" -> {
                page.subscribed.clear();
                return GraphAnswer.success();
            }
            default -> {
                ObjectNode answer = GraphAnswer.JSON.createObjectNode();
                ArrayNode data = answer.putArray("data");
                if (!page.subscribed.isEmpty()) {
                    ObjectNode row = data.addObject().put("id", app.id()).put("name", "Stats");
                    page.subscribed.forEach(row.putArray("subscribed_fields")::add);
                }
                return GraphAnswer.ok(answer);
            }
        }
    }

    private GraphAnswer object(GraphCall call, MetaPage page) {
        if (call.first().startsWith("t_")) {
            return MetaConversations.messages(page, call.first());
        }
        ObjectNode profile = profiles.get(call.first());
        if (profile == null) {
            return GraphAnswer.error(100, 33, "Unsupported get request. Object with ID does not exist");
        }
        return GraphAnswer.ok(profile);
    }

    private GraphAnswer send(GraphCall call, MetaPage page) {
        String person = call.object("recipient").path("id").asText();
        String mid = "m_agent" + messages.incrementAndGet();
        ObjectNode message = call.object("message").deepCopy();
        synchronized (later) {
            later.add(() -> echo(page, person, mid, message));
        }
        return GraphAnswer.ok(
                GraphAnswer.JSON.createObjectNode().put("recipient_id", person).put("message_id", mid));
    }

    /** After the answer: the echo, a delivery and a read, if the page is subscribed to them. */
    void deliverLater() {
        List<Runnable> now;
        synchronized (later) {
            now = List.copyOf(later);
            later.clear();
        }
        now.forEach(Runnable::run);
    }

    private void echo(MetaPage page, String person, String mid, ObjectNode message) {
        long now = System.currentTimeMillis();
        if (page.subscribed.contains("message_echoes")) {
            ObjectNode echo = message.put("mid", mid).put("is_echo", true).put("app_id", Long.parseLong(app.id()));
            webhook.deliver(item(page, page.id(), person, now, "message", echo.toString()));
        }
        if (page.subscribed.contains("message_deliveries")) {
            webhook.deliver(item(
                    page,
                    person,
                    page.id(),
                    now,
                    "delivery",
                    "{\"mids\":[\"" + mid + "\"],\"watermark\":" + now + "}"));
        }
        if (page.subscribed.contains("message_reads")) {
            webhook.deliver(item(page, person, page.id(), now, "read", "{\"watermark\":" + now + "}"));
        }
    }

    static String item(MetaPage page, String from, String to, long time, String key, String content) {
        return ("{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"time\":%d,\"messaging\":[{\"sender\":{\"id\":\"%s\"},"
                        + "\"recipient\":{\"id\":\"%s\"},\"timestamp\":%d,\"%s\":%s}]}]}")
                .formatted(page.id(), time, from, to, time, key, content);
    }

    /** A person writes to a page; the status that the callback answered. */
    public int hears(MetaPage page, String person, String mid, String text) {
        ObjectNode message = GraphAnswer.JSON.createObjectNode().put("mid", mid).put("text", text);
        return webhook.deliver(
                item(page, person, page.id(), System.currentTimeMillis(), "message", message.toString()));
    }
}
