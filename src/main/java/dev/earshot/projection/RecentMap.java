package dev.earshot.projection;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries put last, up to a bound. Not thread-safe. */
class RecentMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int maxEntries;

    RecentMap(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /** Puts an entry as the newest, also if the key is there already. */
    void renew(K key, V value) {
        putLast(key, value);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maxEntries;
    }
}
