package dev.earshot.report.referrals;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.AtOnce;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Referrals}, to be shown. */
public final class ReferralsReport implements Report {
    static final String NAME = "referrals";
    private static final About ABOUT = new About(
            NAME,
            "Referrals",
            "Who came by which ad, link or code, and what became of them.",
            "It fills when people come by an ad, an m.me link or a code and the platform says so, or when your bot logs"
                    + " referral events.");

    /** In the place of an origin that a referral does not say. */
    static final String NOT_SAID = "(not said)";

    static final Map<Origin, Option> ORIGINS = Arrays.stream(Origin.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    origin -> Option.text(origin.word, origin.title),
                    (a, b) -> a,
                    () -> new EnumMap<>(Origin.class)));

    static final Option WHO = Option.choice(
            "who",
            "People",
            Arrays.stream(Who.values())
                    .map(who -> new Option.Choice(who.word(), who.title))
                    .toList());

    private final Referrals referrals;

    public ReferralsReport(Store store) {
        this.referrals = new Referrals(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(ORIGINS.values());
        options.add(WHO);
        return options;
    }

    @Override
    public List<String> values(ReportQuestion question, Option option) {
        return ORIGINS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(option))
                .flatMap(entry ->
                        referrals.all(question, Map.of()).origins().getOrDefault(entry.getKey(), List.of()).stream())
                .map(origin -> label(origin.value()))
                .toList();
    }

    static String label(@Nullable String value) {
        return value == null ? NOT_SAID : value;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Map<EventTrait, String> traits = traits(question);
        NowAndBefore<Referrals.All> asked = NowAndBefore.of(question, each -> referrals.all(each, traits));
        ReferralParts parts = new ReferralParts(referrals, traits, asked);
        AtOnce.Both<Part, List<Part>> both =
                AtOnce.both(() -> parts.people(Who.of(question.option(WHO))), parts::origins);
        List<Part> all = new ArrayList<>(List.of(parts.overTime()));
        all.addAll(both.second());
        all.add(both.first());
        return new ReportAnswer(new ReferralFigures(referrals, traits, asked).all(), all);
    }

    /** What the chosen origins mean for the events. */
    private static Map<EventTrait, String> traits(ReportQuestion question) {
        Map<String, @Nullable String> attributes = new TreeMap<>();
        ORIGINS.forEach((origin, option) -> {
            String value = question.text(option);
            if (value != null) {
                attributes.put(origin.key, Objects.equals(value, NOT_SAID) ? null : value);
            }
        });
        return attributes.isEmpty() ? Map.of() : Map.of(EventTrait.ATTRIBUTES, EventAttributes.write(attributes));
    }
}
