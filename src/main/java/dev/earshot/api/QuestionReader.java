package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.http.Problem;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a call asks of a bot's reports. */
record QuestionReader(BotLookup lookup, InstantSource clock, UserSets sets) {

    /** @throws Problem 404 if the caller sees no such bot */
    Bot bot(Call call) {
        return lookup.visible(call);
    }

    /**
     * @param options that are read beyond what all reports take
     * @throws Problem 404 if the caller sees no such bot; 400 if it cannot be asked so
     */
    ReportQuestion question(Call call, List<Option> options) {
        return question(call, options, asked(call, options));
    }

    /** What the call says of the parameters that are read, by name. */
    Map<String, String> asked(Call call, List<Option> options) {
        Map<String, String> values = new HashMap<>();
        Stream.concat(ReportParameters.NAMES.stream(), options.stream().map(Option::name))
                .forEach(name -> {
                    String value = call.query().text(name);
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    /** As above, with these values in place of the call's. */
    ReportQuestion question(Call call, List<Option> options, Map<String, String> values) {
        Bot bot = bot(call);
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        try {
            return ReportParameters.parse(values, options, bot.id().value(), bot.timeZone(), today, sets);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(sentence(e));
        }
    }

    static String sentence(IllegalArgumentException problem) {
        return sentence(String.valueOf(problem.getMessage()));
    }

    static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
