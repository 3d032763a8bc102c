package dev.earshot.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network between browser and server that can be cut: what is under way breaks off, and nothing new gets through. */
final class Relay implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean isCut;

    private Relay(ServerSocket entrance, int port) {
        this.entrance = entrance;
        this.port = port;
    }

    /** @param port of the server, on this machine */
    static Relay to(int port) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().name("relay").start(relay::accept);
        return relay;
    }

    String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    void cut() {
        isCut = true;
        open.forEach(Relay::end);
        open.clear();
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket browser = entrance.accept();
                if (isCut) {
                    end(browser);
                } else {
                    join(browser, new Socket(InetAddress.getLoopbackAddress(), port));
                }
            } catch (IOException e) {
                // The relay was closed, or the server is away: the browser sees its connection end.
            }
        }
    }

    private void join(Socket browser, Socket server) {
        open.addAll(List.of(browser, server));
        Thread.ofVirtual().name("relay-there").start(() -> copy(browser, server));
        Thread.ofVirtual().name("relay-back").start(() -> copy(server, browser));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone; both are closed.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
