package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.SmartLink;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.QueryString;
import dev.earshot.link.Addresses;
import dev.earshot.link.LinkContent;
import dev.earshot.link.LinkParts;
import dev.earshot.link.QrCode;
import dev.earshot.link.TryOut;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** SmartLinks: made, changed, tried out, drawn. */
final class LinkEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/links";
    private static final String LINK = PATH + "/{linkId}";
    private static final int DEFAULT_PIXELS = 600;
    private static final int MAX_PIXELS = 4_096;

    private final LinkParts links;
    private final BotLookup lookup;
    private final InstantSource clock;

    LinkEndpoints(LinkParts links, BotLookup lookup, InstantSource clock) {
        this.links = links;
        this.lookup = lookup;
        this.clock = clock;
    }

    List<Endpoint> all() {
        Set<String> fields = new HashSet<>(LinkBody.CHANGEABLE);
        fields.add("host");
        fields.add("code");
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, fields, this::create),
                Endpoint.get(LINK, Set.of(), call -> Answer.json(200, json(call, link(call)))),
                Endpoint.patch(LINK, LinkBody.CHANGEABLE, this::update),
                Endpoint.post(
                        LINK + "/try",
                        Set.of("userAgent", "language", "place", "time", "query", "percent"),
                        this::tryOut),
                Endpoint.get(LINK + "/qr", Set.of("format", "size"), this::qr));
    }

    private SmartLink link(Call call) {
        lookup.visible(call);
        return links.smartLinks()
                .find(call.caller(), BotLookup.id(call), call.path("linkId"))
                .orElseThrow(() -> Problem.notFound("link"));
    }

    private static LinkJson json(Call call, SmartLink link) {
        return LinkJson.of(link, call.request().origin());
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(
                links.smartLinks().list(call.caller(), bot.id()).orElse(List.of()), link -> json(call, link));
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        SmartLink made = Outcomes.done(
                links.smartLinks().create(call.caller(), bot.id(), LinkBody.create(call.body(), links.targets())),
                "bot");
        links.changed().run();
        return Answer.json(201, json(call, made))
                .withHeader("Location", "/api/v1/bots/" + bot.id() + "/links/" + made.id());
    }

    private Answer update(Call call) {
        SmartLink before = link(call);
        SmartLink changed = Outcomes.done(
                links.smartLinks()
                        .update(
                                call.caller(),
                                BotLookup.id(call),
                                before.id(),
                                LinkBody.change(call.body(), before, links.targets())),
                "link");
        links.changed().run();
        return Answer.json(200, json(call, changed));
    }

    private Answer tryOut(Call call) {
        SmartLink link = link(call);
        JsonBody body = call.body();
        Instant time = body.time("time", null);
        String tracker = link.trackerCode();
        TryOut.Somebody somebody = new TryOut.Somebody(
                body.text("userAgent", ""),
                body.text("language", ""),
                body.text("place", ""),
                time == null ? clock.instant() : time,
                QueryString.parse(body.text("query", "")),
                body.node("percent") == null ? 0 : body.requiredNumber("percent", 0, 99));
        return Answer.json(
                200,
                TryOutJson.of(links.tryOut()
                        .of(LinkContent.parse(link.content()), tracker == null ? "" : tracker, somebody)));
    }

    private Answer qr(Call call) {
        SmartLink link = link(call);
        QrCode code = QrCode.of(Addresses.of(link, call.request().origin()));
        String format = call.query().text("format");
        return switch (format) {
            case null -> png(call, link, code);
            case "png" -> png(call, link, code);
            case "svg" -> file(Answer.text(200, "image/svg+xml", code.svg()), link, "svg");
            default -> throw Problem.badRequest("'format' must be png or svg.");
        };
    }

    private static Answer png(Call call, SmartLink link, QrCode code) {
        return file(Answer.bytes(200, "image/png", code.png(pixels(call))), link, "png");
    }

    private static int pixels(Call call) {
        String size = call.query().text("size");
        try {
            int pixels = size == null ? DEFAULT_PIXELS : Integer.parseInt(size.strip());
            if (pixels >= 1 && pixels <= MAX_PIXELS) {
                return pixels;
            }
        } catch (NumberFormatException e) {
            // One message for what is no number and for what is out of range.
        }
        throw Problem.badRequest("'size' must be a whole number from 1 to " + MAX_PIXELS + ".");
    }

    private static Answer file(Answer answer, SmartLink link, String extension) {
        return answer.withHeader(
                "Content-Disposition", "attachment; filename=\"" + link.code() + "." + extension + "\"");
    }
}
