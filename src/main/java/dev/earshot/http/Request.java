package dev.earshot.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.Caller;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of a {@link Route}, read completely. Confined to the virtual thread that handles it. */
public final class Request {

    /** The console's session cookie. */
    public static final String SESSION_COOKIE = "earshot_session";

    private final HttpServerRequest request;
    private final Map<String, String> pathParameters;
    private final Map<String, String> query;
    private final Optional<URI> publicUrl;
    private final byte[] body;
    private @Nullable Map<String, String> form;
    private @Nullable Visitor visitor;

    Request(RoutingContext context, byte[] body, Optional<URI> publicUrl) {
        this.request = context.request();
        this.pathParameters = Map.copyOf(context.pathParams());
        this.query = QueryString.parse(request.query());
        this.publicUrl = publicUrl;
        this.body = body;
    }

    /** The path as it came, without the query. */
    public String path() {
        return request.path() == null ? "" : request.path();
    }

    /** Path and query as they came. */
    public String target() {
        return request.uri();
    }

    /** A parameter of the route's path; it is there, or the route would not have matched. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter '" + name + "'");
        }
        return value;
    }

    /** A query parameter; empty if it is absent or blank. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    public Map<String, String> query() {
        return query;
    }

    /** A field of an HTML form; empty if it is absent or blank. */
    public Optional<String> form(String name) {
        if (form == null) {
            String type = request.getHeader("Content-Type");
            form = type != null && type.startsWith("application/x-www-form-urlencoded")
                    ? QueryString.parse(new String(body, StandardCharsets.UTF_8))
                    : Map.of();
        }
        return Optional.ofNullable(form.get(name)).filter(value -> !value.isBlank());
    }

    public byte[] body() {
        return body;
    }

    /**
     * The body as a JSON object.
     *
     * @throws Problem 400 if it is none
     */
    public JsonNode json() {
        return Json.readObject(body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(request.getCookie(name)).map(cookie -> cookie.getValue());
    }

    /** Scheme, host and port by which the client reaches this server, without a slash at the end. */
    public String origin() {
        if (publicUrl.isPresent()) {
            String url = publicUrl.get().toString();
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
        return request.scheme() + "://" + (request.authority() == null ? "localhost" : request.authority());
    }

    /** The names by which this server was reached, and by which its operator says it is; in lower case, without ports. */
    public Set<String> ownHosts() {
        Set<String> hosts = new HashSet<>();
        if (request.authority() != null) {
            hosts.add(request.authority().host().toLowerCase(Locale.ROOT));
        }
        publicUrl.map(URI::getHost).ifPresent(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        return hosts;
    }

    /** Whether the client reaches us by TLS, so that cookies may be marked Secure. */
    public boolean isSecure() {
        return origin().startsWith("https:");
    }

    /** The address of the peer; a proxy's, if there is one before us. */
    public String remoteAddress() {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }

    /** Whether htmx asks for a fragment, rather than the browser for a page. */
    public boolean isHtmx() {
        return header("HX-Request").isPresent();
    }

    /** Who calls; there for every access but PUBLIC, for which it may be absent. */
    public Optional<Visitor> visitor() {
        return Optional.ofNullable(visitor);
    }

    /** The caller, on a route that lets only callers in. */
    public Caller caller() {
        if (visitor == null) {
            throw new IllegalStateException("a public route has no caller: " + path());
        }
        return visitor.caller();
    }

    void enter(Visitor visitor) {
        this.visitor = visitor;
    }
}
