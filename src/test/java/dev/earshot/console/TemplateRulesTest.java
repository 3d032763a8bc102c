package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template may contain: the content security policy would refuse it, or it would let text become markup. */
class TemplateRulesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "unescaped output", Pattern.compile("\\$unsafe"),
            "an inline style", Pattern.compile("\\sstyle=|<style", Pattern.CASE_INSENSITIVE),
            "an inline handler", Pattern.compile("\\s(on[a-z]+|hx-on[^=]*)=", Pattern.CASE_INSENSITIVE),
            "an inline script", Pattern.compile("<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE),
            "a script address", Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE),
            "an htmx expression", Pattern.compile("hx-vals=\"js:|hx-vals='js:|hx-trigger=\"[^\"]*\\["));

    @Test
    void noTemplateHasWhatThePolicyForbids() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (Path template : templates()) {
            String text = Files.readString(template);
            seen++;
            FORBIDDEN.forEach((what, pattern) -> {
                Matcher match = pattern.matcher(text);
                if (match.find()) {
                    found.add(what + " in " + template + ": " + match.group());
                }
            });
        }
        assertEquals(List.of(), found);
        assertTrue(seen > 40, "premise: the templates were found");
    }

    @Test
    void everyFormThatChangesSomethingCarriesTheToken() throws IOException {
        for (Path template : templates()) {
            String text = Files.readString(template);
            Matcher form = Pattern.compile(
                            "<form[^>]*method=\"post\"[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                    .matcher(text);
            while (form.find()) {
                boolean isPublic = List.of("/sign-in", "/first-start", "/theme").contains(form.group(1));
                assertTrue(
                        isPublic || form.group(2).contains("name=\"_csrf\""),
                        () -> template + " has a form without a token");
            }
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
