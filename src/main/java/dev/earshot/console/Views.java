package dev.earshot.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the templates, which are compiled with the program. Thread-safe. */
final class Views {
    private static final String PACKAGE = "dev.earshot.console.view";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Views.class.getClassLoader(), PACKAGE);

    /**
     * A template with one parameter.
     *
     * @param template its path below {@code src/main/jte}, without the ending
     */
    String render(String template, Object model) {
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(template + ".jte", model, output);
        return output.toString();
    }

    /** A template with several parameters, by name. */
    String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(4 * 1024);
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }
}
