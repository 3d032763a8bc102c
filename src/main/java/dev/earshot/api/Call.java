package dev.earshot.api;

import dev.earshot.control.Caller;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import java.util.Set;
import java.util.UUID;

/**
 * One call of an endpoint.
 *
 * @param query its parameters, none of them unknown
 * @param fields the fields that its body may have
 */
record Call(Request request, QueryParameters query, Set<String> fields) {

    Caller caller() {
        return request.caller();
    }

    String path(String name) {
        return request.path(name);
    }

    /**
     * A parameter of the path that names something by UUID.
     *
     * @throws Problem 404 if it is none: nothing has such a name
     */
    UUID id(String name, String what) {
        try {
            return UUID.fromString(path(name));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(what);
        }
    }

    /** @throws Problem 400 if the body is no JSON object, or has a field that the endpoint does not know */
    JsonBody body() {
        return JsonBody.of(request.json(), fields);
    }
}
