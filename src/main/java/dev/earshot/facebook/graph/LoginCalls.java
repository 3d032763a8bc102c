package dev.earshot.facebook.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.Connection;
import com.restfb.Parameter;
import com.restfb.scope.ScopeBuilder;
import com.restfb.types.Account;
import dev.earshot.facebook.graph.GraphClient.Urgency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person's login at Meta needs: the dialog, the exchange of tokens, what was granted, which pages there are. */
public final class LoginCalls {
    private static final int PAGES_AT_ONCE = 50;
    private static final int MAX_CALLS = 20;

    private final GraphClient graph;

    public LoginCalls(GraphClient graph) {
        this.graph = graph;
    }

    /** An app that people log in to. */
    public record App(String id, String secret, String redirectUri) {
        @Override
        public String toString() {
            return "App[" + id + "]"; // never the secret
        }
    }

    /** Who logged in. */
    public record Person(String id, List<String> granted, List<String> declined) {
        public Person {
            granted = List.copyOf(granted);
            declined = List.copyOf(declined);
        }
    }

    /** A page that the person has something to do with. */
    public record OwnPage(String id, String name, String token, List<String> tasks) {
        public OwnPage {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String toString() {
            return "OwnPage[" + id + "]"; // never the token
        }
    }

    /** Where the person agrees. Asks again for what was declined before. */
    public static String dialog(String dialogUrl, String version, App app, List<String> scope, String state) {
        String base =
                (dialogUrl.endsWith("/") ? dialogUrl.substring(0, dialogUrl.length() - 1) : dialogUrl) + "/" + version;
        return GraphClient.offline(base)
                .getLoginDialogUrl(
                        app.id(),
                        app.redirectUri(),
                        // RestFB's builder takes the permissions that it knows only.
                        new ScopeBuilder(true),
                        state,
                        Parameter.with("scope", String.join(",", scope)),
                        Parameter.with("response_type", "code"),
                        Parameter.with("auth_type", "rerequest"));
    }

    /** The code for a token that lasts for about two months; tokens of pages made from it have no end. */
    public String longToken(GraphAccess access, App app, String code) throws GraphException, InterruptedException {
        // A code is good once, so it is asked once.
        String shortToken = graph.once(
                access,
                Urgency.PERSON,
                client -> client.obtainUserAccessToken(app.id(), app.secret(), app.redirectUri(), code)
                        .getAccessToken());
        return graph.ask(
                access,
                Urgency.PERSON,
                client -> client.obtainExtendedAccessToken(app.id(), app.secret(), shortToken)
                        .getAccessToken());
    }

    /** @param access with the person's token */
    public Person person(GraphAccess access) throws GraphException, InterruptedException {
        JsonNode me = GraphJson.read(graph.ask(
                access,
                Urgency.PERSON,
                client -> client.fetchObject("me", String.class, Parameter.with("fields", "id"))));
        JsonNode permissions = GraphJson.read(
                graph.ask(access, Urgency.PERSON, client -> client.fetchObject("me/permissions", String.class)));
        List<String> granted = new ArrayList<>();
        List<String> declined = new ArrayList<>();
        permissions
                .path("data")
                .forEach(row -> (row.path("status").asText("").equals("granted") ? granted : declined)
                        .add(row.path("permission").asText()));
        return new Person(me.path("id").asText(""), granted, declined);
    }

    /** All pages, in Meta's order. */
    public List<OwnPage> pages(GraphAccess access) throws GraphException, InterruptedException {
        List<OwnPage> pages = new ArrayList<>();
        String after = "";
        for (int call = 0; call < MAX_CALLS && after != null; call++) {
            Parameter[] parameters = parameters(after);
            Connection<Account> some = graph.ask(
                    access, Urgency.PERSON, client -> client.fetchConnection("me/accounts", Account.class, parameters));
            some.getData().forEach(account -> pages.add(page(account)));
            after = some.hasNext() ? emptyToNull(some.getAfterCursor()) : null;
        }
        return pages;
    }

    private static Parameter[] parameters(String after) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.with("fields", "id,name,access_token,tasks"), Parameter.with("limit", PAGES_AT_ONCE)));
        if (!after.isEmpty()) {
            parameters.add(Parameter.with("after", after));
        }
        return parameters.toArray(Parameter[]::new);
    }

    private static OwnPage page(Account account) {
        return new OwnPage(
                account.getId(),
                nullToEmpty(account.getName()),
                nullToEmpty(account.getAccessToken()),
                account.getTasks() == null ? List.of() : account.getTasks());
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
