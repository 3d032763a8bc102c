package dev.earshot.report.nothandled;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts phrases that are alike into one group. Each group has a leading phrase; a phrase joins the group whose leader it is
 * most alike, or else leads one of its own. So what leads depends on the order alone, and a phrase that comes later never
 * changes the groups of those before it. Thread-safe.
 */
final class Grouping {
    private final PhraseWords words = new PhraseWords();
    private final LightWords lightWords = new LightWords(words);

    /**
     * @param id made from the words of the leading phrase
     * @param leader as it was said
     */
    record Group(String id, String leader) {}

    /**
     * @param known the groups that there are already, whether one of the phrases leads them or not
     * @param phrases in the order in which they may lead
     * @return the group of each phrase
     */
    Map<String, Group> of(List<Group> known, List<String> phrases) {
        PhraseVectors vectors = new PhraseVectors(lightWords);
        Leaders leaders = new Leaders();
        List<Group> groups = new ArrayList<>(known);
        known.forEach(group -> leaders.add(vectors.of(words.of(group.leader()))));
        Map<String, Group> groupOf = new LinkedHashMap<>();
        for (String phrase : phrases) {
            Set<String> said = words.of(phrase);
            PhraseVector vector = vectors.of(said);
            int nearest = leaders.nearest(vector);
            if (nearest == Leaders.NONE) {
                nearest = leaders.add(vector);
                groups.add(new Group(id(said), phrase));
            }
            groupOf.put(phrase, groups.get(nearest));
        }
        return groupOf;
    }

    /** 64 bits of a digest: none of some thousands of groups ever meets another. */
    private static String id(Set<String> words) {
        return Hashing.sha256()
                .hashString(String.join(" ", words), StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
    }
}
