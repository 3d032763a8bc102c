package dev.earshot.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody reads, by {@code Accept-Language} (RFC 9110, section 12.5.4). */
public final class Languages {
    private static final int MAX_LENGTH = 500;
    private static final int MAX_LANGUAGES = 10;

    private Languages() {}

    private record Weighted(String language, double weight) {}

    /** The dearest first, in lower case; what cannot be read is left out. */
    public static List<String> of(String header) {
        List<Weighted> all = new ArrayList<>();
        for (String part :
                header.substring(0, Math.min(header.length(), MAX_LENGTH)).split(",", -1)) {
            int semicolon = part.indexOf(';');
            String language = (semicolon < 0 ? part : part.substring(0, semicolon))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            double weight = semicolon < 0 ? 1 : weight(part.substring(semicolon + 1));
            if (!language.isEmpty() && !language.equals("*") && weight > 0 && all.size() < MAX_LANGUAGES) {
                all.add(new Weighted(language, weight));
            }
        }
        all.sort(Comparator.comparingDouble(Weighted::weight).reversed());
        return all.stream().map(Weighted::language).toList();
    }

    private static double weight(String parameter) {
        String text = parameter.replace(" ", "");
        try {
            double weight = text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 1;
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
