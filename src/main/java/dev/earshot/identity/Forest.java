package dev.earshot.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets that are joined step by step (union-find with path halving); the least of a set is its root. Not thread-safe. */
final class Forest {
    private final Map<String, String> parents = new HashMap<>();

    void join(String one, String other) {
        String first = root(one);
        String second = root(other);
        if (first.compareTo(second) < 0) {
            parents.put(second, first);
        } else {
            parents.put(first, second);
        }
    }

    private String root(String of) {
        String at = of;
        String parent = parents.computeIfAbsent(at, own -> own);
        while (!parent.equals(at)) {
            String above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = parent;
            parent = above;
        }
        return at;
    }

    /** By member, the root of its set. */
    Map<String, String> roots() {
        Map<String, String> roots = new HashMap<>();
        for (String member : List.copyOf(parents.keySet())) {
            roots.put(member, root(member));
        }
        return roots;
    }
}
