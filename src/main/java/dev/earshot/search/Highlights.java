package dev.earshot.search;

import dev.earshot.search.SearchAnswer.Piece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows in a text what was looked for. Thread-safe. */
final class Highlights {
    /** Of longer texts only the beginning is looked through. */
    private static final int MAX_LENGTH = 10_000;

    /** About three lines of a list. */
    private static final int SHOWN = 240;

    private static final int SHOWN_BEFORE = 60;
    private static final String CUT = "…";

    private final List<Pattern> patterns = new ArrayList<>();

    Highlights(@Nullable Wanted wanted) {
        if (wanted != null) {
            collect(wanted);
        }
    }

    /** @param isBeginning whether the last word may go on */
    private record Pattern(List<Words.Word> words, boolean isBeginning) {}

    private void collect(Wanted wanted) {
        switch (wanted) {
            case Wanted.Word(String text) -> patterns.add(new Pattern(Words.OF_QUERY.of(text), false));
            case Wanted.Phrase(String text) -> patterns.add(new Pattern(Words.OF_QUERY.of(text), false));
            case Wanted.Prefix(String text) -> patterns.add(new Pattern(Words.OF_QUERY.of(text), true));
            case Wanted.Not not -> {
                // is not in the text
            }
            case Wanted.All(List<Wanted> parts) -> parts.forEach(this::collect);
            case Wanted.Any(List<Wanted> parts) -> parts.forEach(this::collect);
        }
    }

    /** The text around the first place, in pieces. */
    List<Piece> of(String text) {
        String looked = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        BitSet wanted = wanted(looked);
        int start = start(looked, Math.max(0, wanted.nextSetBit(0)));
        int end = Math.min(looked.length(), start + SHOWN);
        if (end < looked.length() && Character.isLowSurrogate(looked.charAt(end))) {
            end--;
        }
        List<Piece> pieces = new ArrayList<>();
        if (start > 0) {
            pieces.add(new Piece(CUT, false));
        }
        cut(looked, wanted, start, end, pieces);
        if (end < text.length()) {
            pieces.add(new Piece(CUT, false));
        }
        return pieces;
    }

    private static void cut(String text, BitSet wanted, int start, int end, List<Piece> pieces) {
        int at = start;
        while (at < end) {
            boolean isWanted = wanted.get(at);
            int next = isWanted ? wanted.nextClearBit(at) : wanted.nextSetBit(at);
            int until = next < 0 ? end : Math.min(next, end);
            pieces.add(new Piece(text.substring(at, until), isWanted));
            at = until;
        }
    }

    /** At the beginning of a word, if one begins near. */
    private static int start(String text, int first) {
        if (first <= SHOWN_BEFORE) {
            return 0;
        }
        int start = first - SHOWN_BEFORE;
        for (int i = start; i < start + SHOWN_BEFORE / 2; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    private BitSet wanted(String text) {
        BitSet wanted = new BitSet();
        if (patterns.isEmpty()) {
            return wanted;
        }
        List<Words.Word> words = Words.OF_TEXT.of(text);
        Map<Integer, List<Words.Word>> byPosition = new HashMap<>();
        words.forEach(word -> byPosition
                .computeIfAbsent(word.position(), position -> new ArrayList<>())
                .add(word));
        for (Pattern pattern : patterns) {
            words.forEach(word -> mark(pattern, word.position(), byPosition, wanted));
        }
        return wanted;
    }

    private static void mark(Pattern pattern, int position, Map<Integer, List<Words.Word>> byPosition, BitSet wanted) {
        List<Words.Word> found = new ArrayList<>();
        for (int i = 0; i < pattern.words.size(); i++) {
            Words.Word asked = pattern.words.get(i);
            boolean mayGoOn = pattern.isBeginning && i == pattern.words.size() - 1;
            int there = position + asked.position() - pattern.words.getFirst().position();
            Words.Word same = byPosition.getOrDefault(there, List.of()).stream()
                    .filter(word -> mayGoOn
                            ? word.folded().startsWith(asked.folded())
                            : word.folded().equals(asked.folded()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                return;
            }
            found.add(same);
        }
        found.forEach(word -> wanted.set(word.start(), word.end()));
    }
}
