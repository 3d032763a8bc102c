package dev.earshot.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that the authors of VADER publish with their results (README of vaderSentiment 3.3). */
class VaderTest {
    private static final Vader VADER = new Vader(Lexicon.read());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VADER is smart, handsome, and funny.                                                | 0.8316
            VADER is smart, handsome, and funny!                                                | 0.8439
            VADER is very smart, handsome, and funny.                                           | 0.8545
            VADER is VERY SMART, handsome, and FUNNY.                                           | 0.9227
            VADER is VERY SMART, handsome, and FUNNY!!!                                         | 0.9342
            VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!                            | 0.9469
            VADER is not smart, handsome, nor funny.                                            | -0.7424
            The book was good.                                                                  | 0.4404
            At least it isn't a horrible book.                                                  | 0.431
            The book was only kind of good.                                                     | 0.3832
            The plot was good, but the characters are uncompelling and the dialog is not great. | -0.7042
            Today SUX!                                                                          | -0.5461
            Today only kinda sux! But I'll get by, lol                                          | 0.5249
            Make sure you :) or :D today!                                                       | 0.8633
            Not bad at all                                                                      | 0.431
            Sentiment analysis has never been good.                                             | -0.3412
            Sentiment analysis has never been this good!                                        | 0.5672
            Most automated sentiment analysis tools are shit.                                   | -0.5574
            With VADER, sentiment analysis is the shit!                                         | 0.6476
            Other sentiment analysis tools can be quite bad.                                    | -0.5849
            On the other hand, VADER is quite bad ass                                           | 0.802
            Without a doubt, excellent idea.                                                    | 0.7013
            Roger Dodger is one of the most compelling variations on this theme.                | 0.2944
            Roger Dodger is at least compelling as a variation on the theme.                    | 0.2263
            Roger Dodger is one of the least compelling variations on this theme.               | -0.1695
            """)
    void scoresTheAuthorsOwnExamplesAsTheyDo(String text, double expected) {
        assertEquals(expected, VADER.score(text), text);
    }
}
