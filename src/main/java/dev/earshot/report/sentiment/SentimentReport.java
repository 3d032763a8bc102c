package dev.earshot.report.sentiment;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.List;

/** {@link Feelings}, to be shown. */
public final class SentimentReport implements Report {
    private static final About ABOUT = new About(
            "sentiment",
            "Sentiment",
            "How what users wrote sounds, from -1 (as negative as can be) over 0 to 1 (as positive): by its words, in"
                    + " English; what cannot be told counts as unknown.",
            "It fills with the texts that users write in the chosen days. What they tap does not count.");

    static final int MAX_INTENTS = 50;
    static final int MAX_SESSIONS = 25;

    private final Feelings feelings;
    private final NegativeSessions sessions;

    public SentimentReport(Store store) {
        this.feelings = new Feelings(store);
        this.sessions = new NegativeSessions(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<List<Feelings.Step>> series = NowAndBefore.of(question, feelings::series);
        return new ReportAnswer(
                SentimentFigures.of(NowAndBefore.of(question, feelings::totals)),
                List.of(
                        SentimentParts.average(series),
                        SentimentParts.moods(series),
                        SentimentParts.distribution(question, feelings.distribution(question)),
                        SentimentParts.intents(question, feelings.byIntent(question, MAX_INTENTS)),
                        SentimentParts.sessions(sessions.list(question, MAX_SESSIONS))));
    }
}
