package dev.earshot.report.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActTextTest {

    /** What a text means, and that this is written as it was. */
    private static void assertMeans(Act act, String text) {
        assertEquals(act, ActText.parse(text));
        assertEquals(text, ActText.write(act));
    }

    private static Act says(String text, Act.Words.Part part) {
        return new Act.Message(null, null, new Act.Words(text, part));
    }

    private static String fault(String text) {
        return assertThrows(IllegalArgumentException.class, () -> ActText.parse(text))
                .getMessage();
    }

    @Test
    void eachKindHasOneForm() {
        assertMeans(new Act.Message(null, null, null), "message");
        assertMeans(new Act.Message("INCOMING", "QUICK_REPLY", null), "message?direction=incoming&kind=quick_reply");
        assertMeans(says("hello", Act.Words.Part.WHOLE), "text:hello");
        assertMeans(says("hello", Act.Words.Part.START), "text:hello*");
        assertMeans(says("hello", Act.Words.Part.ANYWHERE), "text:*hello*");
        assertMeans(
                new Act.Message("OUTGOING", null, new Act.Words("how are you", Act.Words.Part.START)),
                "text:how are you*?direction=outgoing");
        assertMeans(new Act.Intent("pizza.order"), "intent:pizza.order");
        assertMeans(new Act.Intent(null), "intent");
        assertMeans(new Act.NotHandled(), "not_handled");
        assertMeans(new Act.Press(null), "press");
        assertMeans(new Act.Press("PAY:now"), "press:PAY:now");
        assertMeans(new Act.Event(null, null, Map.of()), "event");
        assertMeans(new Act.Event("Checkout", null, Map.of("key", "value")), "event:Checkout?key=value");
        assertMeans(new Act.Event(null, "PAGE_LAUNCH", Map.of("a", "1", "b", "2")), "event?type=page_launch&a=1&b=2");
        assertMeans(new Act.Click(null, null), "click");
        assertMeans(new Act.Click("summer", "menu"), "click?campaign=summer&link=menu");
        assertMeans(new Act.Takeover(), "takeover");
        assertMeans(new Act.Revenue(null, null), "revenue");
        assertMeans(new Act.Revenue("EUR", new BigDecimal("9.90")), "revenue?currency=EUR&least=9.90");
    }

    @Test
    void whatMeansSomethingElseIsWrittenAsInAddresses() {
        assertMeans(says("5 > 3 & 100%? a*b = c", Act.Words.Part.WHOLE), "text:5 %3E 3 %26 100%25%3F a%2Ab %3D c");
        assertMeans(says("* ", Act.Words.Part.ANYWHERE), "text:*%2A%20*");
        assertMeans(new Act.Event("e", null, Map.of("type", "gift", "a=b", "c&d")), "event:e?a%3Db=c%26d&%74ype=gift");
        assertEquals(says("grüße 👋", Act.Words.Part.WHOLE), ActText.parse("text:gr%C3%BC%C3%9Fe 👋"));
    }

    @Test
    void severalAreJoined() {
        List<Act> acts = List.of(new Act.Intent("a>b"), new Act.Press(null), new Act.Revenue(null, null));
        assertEquals("intent:a%3Eb > press > revenue", ActText.writeAll(acts));
        assertEquals(acts, ActText.parseAll("intent:a%3Eb>press   >revenue"));
        assertEquals(List.of(), ActText.parseAll(" "));
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals("a step is empty", fault(" "));
        assertEquals(
                "'intend' is no kind of step; there are message, text, intent, not_handled, press, event, click,"
                        + " takeover, revenue",
                fault("intend:x"));
        assertEquals("'text' needs to say which, such as text:hello", fault("text"));
        assertEquals("'takeover' takes nothing after a colon", fault("takeover:now"));
        assertEquals("'click' knows no 'site'; it takes campaign, link", fault("click?site=x"));
        assertEquals("'intent' knows no 'a'", fault("intent:x?a=b"));
        assertEquals("after '?' a step has name=value, not 'a'", fault("event:x?a"));
        assertEquals("a step says 'a' twice", fault("event:x?a=1&a=2"));
        assertEquals("'direction' of a step must be incoming or outgoing", fault("message?direction=up"));
        assertEquals("'kind' of a step must be a word such as image or page_launch", fault("message?kind=1"));
        assertEquals("'least' of a step must be an amount such as 9.90", fault("revenue?least=-1"));
        assertEquals("'*x': a text ends with *, or begins and ends with it", fault("text:*x"));
        assertEquals("a step's text is empty", fault("text:**"));
        assertEquals("'5%' has a percent sign that is not written %25", fault("intent:5%"));
        assertEquals("'%FF' is no text after its percent signs", fault("intent:%FF"));
        assertEquals("a step is longer than 1000 characters", fault("intent:" + "x".repeat(1_000)));
        assertEquals("an event can be asked for by 5 attributes at most", fault("event?a=1&b=2&c=3&d=4&e=5&f=6"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = new Random().nextLong();
        System.out.println("ActTextTest, seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Act> acts = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                acts.add(any(random));
            }
            assertEquals(acts, ActText.parseAll(ActText.writeAll(acts)), "seed " + seed);
        }
    }

    private static Act any(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> says(text(random), random.nextBoolean() ? Act.Words.Part.START : Act.Words.Part.ANYWHERE);
            case 1 -> new Act.Intent(text(random));
            case 2 ->
                new Act.Event(text(random), random.nextBoolean() ? "SHARE" : null, Map.of(text(random), text(random)));
            case 3 -> new Act.Press(text(random));
            default -> new Act.Click(text(random), text(random));
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(List.of("%", "?", "&", "=", ">", "*", ":", " ", "x", "ü", "👋", "\n", "type")
                    .get(random.nextInt(13)));
        }
        return text.toString().isBlank() ? "x" : text.toString();
    }
}
