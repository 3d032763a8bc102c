package dev.earshot.wire.kochava;

import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.Touch;
import dev.earshot.event.UserAgentKind;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Fault;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.WireRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clicks and impressions, whose parameters stand in the address, or in a posted body: {@code /v1/cpi/click} and
 * {@code /track/impression}. {@code campaign_id} is the id of a tracker, which begins with the id of its app.
 */
public final class TouchDialect implements Dialect {
    private static final String CAMPAIGN = "campaign_id";
    private static final String APP = "kochava_app_id";

    private final Touch.Kind kind;

    private TouchDialect(Touch.Kind kind) {
        this.kind = kind;
    }

    public static TouchDialect clicks() {
        return new TouchDialect(Touch.Kind.CLICK);
    }

    public static TouchDialect impressions() {
        return new TouchDialect(Touch.Kind.IMPRESSION);
    }

    @Override
    public String credential(Map<String, String> query, byte[] body) {
        Parameters parameters = Parameters.ofQuery(query);
        parameters.addBody(body);
        String campaign = parameters.get(CAMPAIGN);
        String app = campaign == null ? parameters.get(APP) : campaign;
        return app == null ? "" : app;
    }

    @Override
    public String credentialName() {
        return CAMPAIGN;
    }

    @Override
    public @Nullable Fault unreadable(byte[] body) {
        return Parameters.ofQuery(Map.of()).addBody(body);
    }

    @Override
    public Decoded decode(WireRequest request) {
        Parameters parameters = Parameters.ofQuery(request.query());
        Fault unreadable = parameters.addBody(request.body());
        if (unreadable != null) {
            return Decoded.fault(unreadable);
        }
        try {
            parameters.requireLimits();
            return new Decoded(List.of(touch(request, parameters)), List.of());
        } catch (UnusableException e) {
            return Decoded.fault(e.toFault("", parameters.raw()));
        }
    }

    private Touch touch(WireRequest request, Parameters parameters) {
        IdentifierSet identifiers = TouchIdentifiers.of(parameters);
        Person person = Person.of(request, parameters);
        String campaign = parameters.take(CAMPAIGN);
        String clickId = parameters.take("click_id");
        return new Touch(
                header(request, identifiers.user(), parameters.raw()),
                kind,
                traffic(person, identifiers),
                campaign,
                parameters.take("network_id"),
                parameters.take("site_id"),
                parameters.take("sub_site_id"),
                parameters.take("creative_id"),
                clickId == null ? parameters.get("impression_id") : clickId,
                null,
                null,
                identifiers.all(),
                person.ipAddress(),
                person.userAgent(),
                parameters.rest());
    }

    /** Bots and networks report for people, from programs: only who says to be a crawler and names nobody is one. */
    private static Touch.Traffic traffic(Person person, IdentifierSet identifiers) {
        String userAgent = person.userAgent();
        boolean isCrawler = userAgent != null && UserAgentKind.of(userAgent) == UserAgentKind.CRAWLER;
        return isCrawler && identifiers.user() == null ? Touch.Traffic.CRAWLER : Touch.Traffic.PERSON;
    }

    private static Header header(WireRequest request, @Nullable Identifier user, String raw) {
        boolean isMessengerUser = user != null && user.type().equals(Identifier.FB_USER_ID);
        return new Header(
                request.randomId().get(),
                request.receivedAt(),
                isMessengerUser ? "facebook" : "kochava",
                user == null ? "" : user.value(),
                null,
                null,
                null,
                "kochava",
                null,
                null,
                raw);
    }

    @Override
    public String acceptance() {
        return Answers.ACCEPTANCE;
    }

    @Override
    public String refusal(List<String> messages) {
        return Answers.refusal(messages);
    }
}
