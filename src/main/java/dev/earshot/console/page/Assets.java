package dev.earshot.console.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The console's own files: style sheets, scripts, the font, icons. Read once from the class path; their addresses carry a
 * hash of the content, so browsers may keep them for ever and never have a stale one. Immutable.
 */
public final class Assets {
    /** What all their addresses begin with. */
    public static final String ROOT = "/assets/";

    private static final String OWN = "/console/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /**
     * Where a file lies on the class path.
     *
     * @param resources its parts, one after the other
     */
    private record Source(String name, List<String> resources) {
        static Source own(String name) {
            return new Source(name, List.of(OWN + name));
        }

        static Source styles(String name, String... parts) {
            return new Source(
                    name,
                    Stream.of(parts).map(part -> OWN + "style/" + part + ".css").toList());
        }

        static Source webjar(String name, String path) {
            return new Source(name, List.of(WEBJARS + path));
        }

        boolean isOwn() {
            return resources.getFirst().startsWith(OWN);
        }

        byte[] read() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            resources.forEach(resource -> all.writeBytes(Assets.read(resource)));
            return all.toByteArray();
        }
    }

    /**
     * The only files that are served: nothing else of a web jar can be had. A file stands after those that it names, as
     * their hashes are part of its content.
     */
    private static final List<Source> SOURCES = List.of(
            Source.own("icons.svg"),
            Source.own("favicon.svg"),
            Source.own("inter-latin.woff2"),
            Source.styles(
                    "console.css",
                    "tokens",
                    "frame",
                    "parts",
                    "conversations",
                    "transcript",
                    "firehose",
                    "pages",
                    "screens",
                    "reports",
                    "people",
                    "found",
                    "search"),
            Source.own("links.css"),
            Source.own("audiences.css"),
            Source.own("visitor.css"),
            Source.own("past.css"),
            Source.own("dashboard.css"),
            Source.own("theme.js"),
            Source.own("live.js"),
            Source.own("console.js"),
            Source.own("connect.js"),
            Source.own("thread.js"),
            Source.own("list.js"),
            Source.own("firehose.js"),
            Source.own("conversations.js"),
            Source.own("acts.js"),
            Source.own("report.js"),
            Source.own("dashboard.js"),
            Source.own("past.js"),
            Source.own("links.js"),
            Source.webjar("echarts.min.js", "echarts/5.3.1/dist/echarts.min.js"),
            Source.webjar("tabler.min.css", "tabler__core/1.4.0/dist/css/tabler.min.css"),
            Source.webjar("htmx.min.js", "htmx.org/2.0.10/dist/htmx.min.js"));

    private static final Assets ALL = new Assets();

    private final Map<String, String> fileNames = new LinkedHashMap<>();
    private final Map<String, Asset> byFileName = new HashMap<>();

    private Assets() {
        for (Source source : SOURCES) {
            byte[] content = source.read();
            if (source.isOwn() && !source.name.endsWith(".woff2")) {
                content = withHashedNames(content);
            }
            Asset asset = Asset.of(source.name, content);
            fileNames.put(source.name, asset.fileName());
            byFileName.put(asset.fileName(), asset);
        }
    }

    /**
     * The address of a file.
     *
     * @param name such as {@code console.css}
     */
    public static String path(String name) {
        String fileName = ALL.fileNames.get(name);
        if (fileName == null) {
            throw new IllegalArgumentException("the console has no file " + name);
        }
        return ROOT + fileName;
    }

    /** @param fileName the last part of an address that {@link #path} gave */
    public static Optional<Asset> find(String fileName) {
        return Optional.ofNullable(ALL.byFileName.get(fileName));
    }

    /** Style sheets and scripts name their neighbours as {@code "./live.js"}. */
    private byte[] withHashedNames(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> neighbour : fileNames.entrySet()) {
            text = text.replace("\"./" + neighbour.getKey() + "\"", "\"./" + neighbour.getValue() + "\"");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: it lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
