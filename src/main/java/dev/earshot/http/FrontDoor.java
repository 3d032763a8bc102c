package dev.earshot.http;

/**
 * An endpoint on the hot path that looks at requests before anything else does, and takes those that are its own: whole
 * hosts, or paths that begin alike. Takes GET, HEAD and POST.
 */
public interface FrontDoor extends BodyEndpoint {

    /**
     * Whether the request is this endpoint's. Asked of every request: must be fast.
     *
     * @param host the header as it came, perhaps with a port; empty if there is none
     */
    boolean takes(String host, String path);
}
