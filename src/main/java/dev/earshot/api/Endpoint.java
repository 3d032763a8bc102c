package dev.earshot.api;

import dev.earshot.http.Access;
import dev.earshot.http.Handler;
import dev.earshot.http.Method;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.Set;

/**
 * One route of the API with everything that it takes. What is not named here is refused, so that a mistyped name is an
 * error and not a filter that silently does nothing.
 *
 * @param parameters the names of its query parameters
 * @param fields the names of its body's fields
 */
record Endpoint(Method method, String path, Access access, Set<String> parameters, Set<String> fields, Action action) {

    /** What an endpoint does. */
    interface Action {
        dev.earshot.http.Answer run(Call call) throws Exception;
    }

    static Endpoint get(String path, Set<String> parameters, Action action) {
        return new Endpoint(Method.GET, path, Access.API, parameters, Set.of(), action);
    }

    static Endpoint post(String path, Set<String> fields, Action action) {
        return new Endpoint(Method.POST, path, Access.API, Set.of(), fields, action);
    }

    /** Its body are bytes of whatever kind. */
    static Endpoint put(String path, Set<String> parameters, Action action) {
        return new Endpoint(Method.PUT, path, Access.API, parameters, Set.of(), action);
    }

    static Endpoint patch(String path, Set<String> fields, Action action) {
        return new Endpoint(Method.PATCH, path, Access.API, Set.of(), fields, action);
    }

    static Endpoint delete(String path, Action action) {
        return new Endpoint(Method.DELETE, path, Access.API, Set.of(), Set.of(), action);
    }

    static Endpoint open(String path, Action action) {
        return new Endpoint(Method.GET, path, Access.PUBLIC, Set.of(), Set.of(), action);
    }

    Route route() {
        Handler handler = request -> Faults.told(() -> action.run(call(request)));
        return new Route(method, path, access, handler);
    }

    private Call call(Request request) {
        return new Call(request, QueryParameters.of(request.query(), parameters), fields);
    }
}
