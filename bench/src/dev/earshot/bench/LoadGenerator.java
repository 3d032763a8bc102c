package dev.earshot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Closed-loop load: each connection sends a request, waits for the whole answer, and sends the next. One thread, no
 * allocation for a request but its body, so that it leaves the cores to the server as far as it can.
 */
final class LoadGenerator {
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final int connections;
    private final Supplier<byte[]> requests;
    private final char wanted;
    private final Histogram latencies = new Histogram(60_000_000_000L, 3);
    private long answered;
    private long refused;

    /** @param requests gives whole HTTP requests, head and body */
    LoadGenerator(InetSocketAddress address, int connections, Supplier<byte[]> requests) {
        this(address, connections, requests, '2');
    }

    /** @param wanted the first digit of the status that counts as an answer */
    LoadGenerator(InetSocketAddress address, int connections, Supplier<byte[]> requests, char wanted) {
        this.wanted = wanted;
        this.address = address;
        this.connections = connections;
        this.requests = requests;
    }

    /** What a run saw. */
    record Result(double perSecond, double p50Millis, double p99Millis, double p999Millis, long answered, long refused) {}

    Result run(Duration warmUp, Duration measured) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                connect(selector);
            }
            long start = System.nanoTime();
            long measureFrom = start + warmUp.toNanos();
            long end = measureFrom + measured.toNanos();
            boolean isMeasuring = false;
            while (System.nanoTime() < end) {
                if (!isMeasuring && System.nanoTime() >= measureFrom) {
                    isMeasuring = true;
                    latencies.reset();
                    answered = 0;
                    refused = 0;
                }
                selector.select(100);
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    ((Connection) key.attachment()).onReady(key);
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        return new Result(
                answered / (measured.toNanos() / 1e9),
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                latencies.getValueAtPercentile(99.9) / 1e6,
                answered,
                refused);
    }

    private void connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        connection.send();
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(4096);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long sentNanos;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send() throws IOException {
            out = ByteBuffer.wrap(requests.get());
            sentNanos = System.nanoTime();
            // A request is far smaller than a socket's buffer, which is empty: it goes out whole.
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        void onReady(SelectionKey key) throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("the server closed a connection");
            }
            int length = answerLength();
            if (length < 0 || in.position() < length) {
                return;
            }
            latencies.recordValue(System.nanoTime() - sentNanos);
            if (in.get(9) == wanted) {
                answered++;
            } else {
                refused++;
            }
            in.clear();
            send();
        }

        /** Head and body together; minus one while the head is not there. */
        private int answerLength() {
            int bodyLength = -1;
            for (int i = 0; i + 3 < in.position(); i++) {
                if (in.get(i) != '\r') {
                    continue;
                }
                if (in.get(i + 2) == '\r') {
                    return i + 4 + Math.max(0, bodyLength);
                }
                if (isLength(i + 2)) {
                    bodyLength = number(i + 2 + LENGTH.length);
                }
            }
            return -1;
        }

        private boolean isLength(int at) {
            if (at + LENGTH.length >= in.position()) {
                return false;
            }
            for (int i = 0; i < LENGTH.length; i++) {
                if ((in.get(at + i) | 0x20) != (LENGTH[i] | 0x20)) {
                    return false;
                }
            }
            return true;
        }

        private int number(int at) {
            int number = 0;
            for (int i = at; i < in.position() && in.get(i) >= '0' && in.get(i) <= '9'; i++) {
                number = number * 10 + in.get(i) - '0';
            }
            return number;
        }
    }
}
