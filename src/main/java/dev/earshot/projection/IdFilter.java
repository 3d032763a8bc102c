package dev.earshot.projection;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Says of an id either that it was surely never put here, or that it perhaps was: a Bloom filter in layers, each made for
 * twice the ids of the one before. At its bound of memory no layer is added, and 'perhaps' grows more frequent; it is never
 * wrong about 'surely not'.
 *
 * <p>Thread-safe.
 */
final class IdFilter {
    /** So rare that of fifty batches of 20,000 new ids one asks the store for nothing: it reads all ids of a bot to answer. */
    private static final double FALSE_POSITIVES = 0.000_001;

    /** {@code -ln(p) / ln(2)^2}, the optimum (Bloom 1970). */
    private static final double BITS_PER_ID = 28.8;

    private static final Funnel<UUID> FUNNEL =
            (id, sink) -> sink.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());

    private final long maxBytes;
    private final List<BloomFilter<UUID>> layers = new ArrayList<>();
    private long capacity;
    private long usedInLayer;
    private long bytes;

    IdFilter(int firstCapacity, long maxBytes) {
        this.maxBytes = maxBytes;
        addLayer(firstCapacity);
    }

    private void addLayer(long ids) {
        layers.add(BloomFilter.create(FUNNEL, ids, FALSE_POSITIVES));
        capacity = ids;
        usedInLayer = 0;
        bytes += bytesFor(ids);
    }

    private static long bytesFor(long ids) {
        return (long) (ids * BITS_PER_ID / 8);
    }

    synchronized void put(UUID id) {
        if (usedInLayer >= capacity && bytes + bytesFor(capacity * 2) <= maxBytes) {
            addLayer(capacity * 2);
        }
        layers.getLast().put(id);
        usedInLayer++;
    }

    synchronized boolean mightContain(UUID id) {
        for (BloomFilter<UUID> layer : layers) {
            if (layer.mightContain(id)) {
                return true;
            }
        }
        return false;
    }
}
