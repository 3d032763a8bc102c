package dev.earshot.api;

import dev.earshot.http.Route;
import dev.earshot.report.Catalogue;
import dev.earshot.report.Events;
import dev.earshot.report.Messages;
import dev.earshot.report.People;
import dev.earshot.report.Quarantine;
import dev.earshot.report.audience.AudienceCounts;
import dev.earshot.report.audience.AudienceMembers;
import dev.earshot.report.audience.AudienceReader;
import dev.earshot.report.frame.FilterValues;
import dev.earshot.report.nothandled.NotHandled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The API for machines. Described in {@code openapi.json}, which a test holds against this table. */
public final class ApiRoutes {
    private static final String DESCRIPTION = "/openapi.json";

    private final List<Endpoint> endpoints;

    public ApiRoutes(ApiParts parts) {
        BotLookup lookup = new BotLookup(parts.bots(), parts.workspaces());
        Catalogue catalogue =
                new Catalogue(parts.store(), parts.workList(), parts.campaignNames(), parts.userSets(), parts.clock());
        QuestionReader reader = new QuestionReader(lookup, parts.clock(), parts.userSets());
        AudienceEndpoints audiences = new AudienceEndpoints(
                parts.audiences(),
                new AudienceReader(parts.campaignNames(), parts.clock()),
                new AudienceCounts(parts.store()),
                lookup);
        this.endpoints = Stream.of(
                        new WorkspaceEndpoints(parts.workspaces()).all(),
                        new BotEndpoints(parts.bots(), lookup).all(),
                        new KochavaEndpoints(parts.kochavaApps(), lookup).all(),
                        new MessageEndpoints(new Messages(parts.store()), lookup).all(),
                        new SearchEndpoints(parts.search(), parts.bots(), lookup).all(),
                        new EventEndpoint(new Events(parts.store()), lookup).all(),
                        new UserEndpoints(new People(parts.store()), lookup).all(),
                        new QuarantineEndpoints(new Quarantine(parts.store()), parts.replay(), lookup).all(),
                        new IngestEndpoint(parts.books(), lookup).all(),
                        new ReportEndpoints(catalogue, new FilterValues(parts.store(), parts.userSets()), reader).all(),
                        new NotHandledEndpoints(
                                        new NotHandled(parts.store(), parts.workList()), parts.phraseGroups(), reader)
                                .all(),
                        audiences.all(),
                        new AudienceUserEndpoints(
                                        audiences, new People(parts.store()), new AudienceMembers(parts.store()))
                                .all(),
                        new CampaignEndpoints(parts.links(), lookup).all(),
                        new TrackerEndpoints(parts.links(), lookup).all(),
                        new LinkEndpoints(parts.links(), lookup, parts.clock()).all(),
                        new LinkDomainEndpoints(parts.links(), lookup).all(),
                        new OwnerEndpoints(parts.takeover(), lookup).all(),
                        new TakeoverEndpoints(parts.takeover().connections(), lookup).all(),
                        new PostbackEndpoints(parts.postbacks(), lookup).all(),
                        new AttributionEndpoints(parts.attribution(), lookup).all(),
                        new ImportEndpoints(parts.past(), lookup).all(),
                        new ExportEndpoint(parts.past().exports(), lookup).all(),
                        new DashboardEndpoints(parts.dashboards(), catalogue, lookup).all(),
                        new AnnotationEndpoints(parts.annotations(), lookup).all(),
                        new FacebookEndpoints(parts.facebook(), lookup).all(),
                        new LiveEndpoint(parts.live(), parts.bots(), lookup, parts.rightsCheckedEvery()).all(),
                        new ServerEndpoints(parts.health(), parts.metrics(), description()).all())
                .flatMap(List::stream)
                .toList();
    }

    public List<Route> routes() {
        return endpoints.stream().map(Endpoint::route).toList();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    private static byte[] description() {
        try (InputStream in = ApiRoutes.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + DESCRIPTION);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DESCRIPTION, e);
        }
    }
}
