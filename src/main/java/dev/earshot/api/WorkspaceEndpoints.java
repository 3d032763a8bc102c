package dev.earshot.api;

import dev.earshot.control.Role;
import dev.earshot.control.Workspace;
import dev.earshot.control.Workspaces;
import dev.earshot.http.Answer;
import java.util.List;
import java.util.Set;

/** The workspaces. Everybody sees their own; the operator sees all and makes them. */
final class WorkspaceEndpoints {
    private static final String PATH = "/api/v1/workspaces";

    private final Workspaces workspaces;

    WorkspaceEndpoints(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** @param role the caller's there: {@code owner}, {@code admin}, … */
    private record WorkspaceJson(String id, String name, String role) {
        static WorkspaceJson of(Workspace workspace, Role role) {
            return new WorkspaceJson(workspace.id().value(), workspace.name(), Words.of(role));
        }
    }

    List<Endpoint> all() {
        return List.of(Endpoint.post(PATH, Set.of("name"), this::create), Endpoint.get(PATH, Set.of(), this::list));
    }

    private Answer create(Call call) {
        Workspace made =
                Outcomes.done(workspaces.create(call.caller(), call.body().required("name")), "workspace");
        return Answer.json(201, WorkspaceJson.of(made, Role.OWNER));
    }

    private Answer list(Call call) {
        return PageJson.answer(
                workspaces.list(call.caller()),
                membership -> WorkspaceJson.of(membership.workspace(), membership.role()));
    }
}
