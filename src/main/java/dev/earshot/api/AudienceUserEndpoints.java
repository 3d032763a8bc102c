package dev.earshot.api;

import dev.earshot.control.Audience;
import dev.earshot.http.Answer;
import dev.earshot.report.CsvFile;
import dev.earshot.report.People;
import dev.earshot.report.PersonFilter;
import dev.earshot.report.audience.AudienceMembers;
import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.frame.ChosenUsers;
import java.util.List;
import java.util.Set;

/** Who belongs to an audience. */
final class AudienceUserEndpoints {
    private static final String USERS = AudienceEndpoints.AUDIENCE + "/users";

    private final AudienceEndpoints audiences;
    private final People people;
    private final AudienceMembers members;

    AudienceUserEndpoints(AudienceEndpoints audiences, People people, AudienceMembers members) {
        this.audiences = audiences;
        this.people = people;
        this.members = members;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(USERS, Set.of("search", "limit", "cursor"), this::list),
                Endpoint.get(USERS + "/{userId}", Set.of(), this::find),
                Endpoint.get(AudienceEndpoints.AUDIENCE + "/csv", Set.of(), this::csv));
    }

    private Answer list(Call call) {
        AudienceUsers users = audiences.users(call);
        QueryParameters query = call.query();
        PersonFilter filter = new PersonFilter(query.text("search"), query.limit(), query.text("cursor"))
                .among(new ChosenUsers(call.path("audienceId"), "", users));
        return PageJson.answer(people.list(users.bot(), filter), entry -> UserEndpoints.json(entry, false));
    }

    private record MemberJson(String userId, boolean member) {}

    private Answer find(Call call) {
        String user = call.path("userId");
        return Answer.json(200, new MemberJson(user, members.has(audiences.users(call), user)));
    }

    private Answer csv(Call call) {
        Audience audience = audiences.find(call);
        return Answer.text(200, "text/csv; charset=utf-8", CsvFile.of(members.export(audiences.users(call))))
                .withHeader("Content-Disposition", "attachment; filename=\"" + audience.id() + ".csv\"");
    }
}
