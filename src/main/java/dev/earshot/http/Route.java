package dev.earshot.http;

/**
 * One row of the route table. The table is data, so that tests can walk it: no route without its access check and, under
 * {@code /api}, without its description.
 *
 * @param path with parameters in braces: {@code /api/v1/bots/{id}}
 */
public record Route(Method method, String path, Access access, Handler handler) {

    public static Route get(String path, Access access, Handler handler) {
        return new Route(Method.GET, path, access, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route(Method.POST, path, access, handler);
    }

    public static Route patch(String path, Access access, Handler handler) {
        return new Route(Method.PATCH, path, access, handler);
    }

    public static Route delete(String path, Access access, Handler handler) {
        return new Route(Method.DELETE, path, access, handler);
    }

    /** Whether it belongs to the API for machines, whose errors are JSON. */
    public boolean isApi() {
        return path.startsWith("/api/");
    }
}
