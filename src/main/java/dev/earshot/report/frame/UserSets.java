package dev.earshot.report.frame;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What people have made that reports can be restricted to. Kept elsewhere; reports ask for it. Thread-safe. */
public interface UserSets {
    /** Nothing was made. */
    UserSets NONE = new UserSets() {
        @Override
        public ChosenUsers find(String bot, ZoneId zone, Kind kind, String word) {
            throw new IllegalArgumentException("'" + kind.parameter() + "' names nothing of this bot");
        }

        @Override
        public List<Option.Choice> choices(String bot, Kind kind) {
            return List.of();
        }
    };

    /** What users can have in common that has a name of its own. */
    enum Kind {
        /** What {@code report.audience} defines; by its id. */
        AUDIENCE,
        /** They came by one of a campaign's links; by its id or name, or by what its clicks call it. */
        CAMPAIGN,
        /** They came by a SmartLink; by its id or name. */
        LINK;

        /** The parameter that chooses one. */
        public String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The users that a word of an address means.
     *
     * @param zone the bot's, by which days are told
     * @throws IllegalArgumentException in words for whoever asked, if the bot has no such thing
     */
    ChosenUsers find(String bot, ZoneId zone, Kind kind, String word);

    /** What there is to choose from, in the order of the titles; some hundreds at most. */
    List<Option.Choice> choices(String bot, Kind kind);
}
