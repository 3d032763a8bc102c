package dev.earshot.demo;

import java.util.List;

/**
 * The same unmet wish in the words of several people.
 *
 * @param weight how often it comes up, beside the others
 */
record Wish(double weight, List<String> phrasings) {
    private static final double TYPO = 0.35;

    static Wish of(double weight, String... phrasings) {
        return new Wish(weight, List.of(phrasings));
    }

    static String oneOf(List<Wish> wishes, Dice dice) {
        double[] weights = wishes.stream().mapToDouble(Wish::weight).toArray();
        String phrasing = dice.pick(wishes.get(dice.weighted(weights)).phrasings);
        return dice.chance(TYPO) ? withTypo(phrasing, dice) : phrasing;
    }

    /** A letter too many, one too few, or two the wrong way round. */
    static String withTypo(String text, Dice dice) {
        int at = dice.below(text.length() - 1);
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (dice.below(3)) {
            case 0 -> before + text.charAt(at) + text.charAt(at) + after;
            case 1 -> before + after;
            default -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
        };
    }
}
