package dev.earshot;

import dev.earshot.config.Settings;
import dev.earshot.control.Targets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * @param appSchemes schemes of apps that links may lead into, beside http and https; none by default
 * @param geoDatabase a file in MaxMind's format that has countries and regions of addresses; none by default, and then
 *     rules about countries hold for nobody
 * @param addressHeader the header in which a proxy before us says whose call it passes on, such as X-Forwarded-For; none by
 *     default, as anybody could send one
 */
record LinkSettings(Set<String> appSchemes, Optional<Path> geoDatabase, Optional<String> addressHeader) {

    static LinkSettings from(Settings settings) {
        Set<String> schemes = new LinkedHashSet<>();
        for (String part : settings.text("links.app-schemes", "").split(",", -1)) {
            String scheme = part.strip().toLowerCase(Locale.ROOT);
            if (scheme.isEmpty()) {
                continue;
            }
            if (Targets.isPossibleScheme(scheme)) {
                schemes.add(scheme);
            } else {
                settings.reject("links.app-schemes: '" + scheme + "' is no scheme that links may have");
            }
        }
        return new LinkSettings(
                schemes, settings.text("links.geo-database").map(Path::of), settings.text("links.address-header"));
    }

    Targets targets() {
        return new Targets(appSchemes);
    }
}
