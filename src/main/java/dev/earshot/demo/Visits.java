package dev.earshot.demo;

import dev.earshot.demo.Script.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a visit: the script, and what people do whatever the bot is for. */
final class Visits {
    private static final double ODD_WISH = 0.075;
    private static final double OUTAGE = 0.5;
    private static final double SMALL_TALK = 0.02;
    private static final double BROADCAST = 0.12;
    private static final double LEAVES_WHEN_NOT_UNDERSTOOD = 0.35;
    private static final double ANSWERS_BROADCAST = 0.45;

    private static final List<String> SORRY = List.of(
            "Sorry, I didn't get that.",
            "I'm not sure I understand. Could you say it in other words?",
            "Hmm, that's beyond me. Try one of these:");

    private record SmallTalk(String said, String intent, String answer) {}

    private static final List<SmallTalk> SMALL_TALKS = List.of(
            new SmallTalk("I love you", "smalltalk.love", "Aww. I'm blushing in binary. ❤️"),
            new SmallTalk("i hate you", "smalltalk.insult", "I'm sorry to hear that. I'll try to do better."),
            new SmallTalk("are you a robot?", "smalltalk.robot", "I am. A friendly one."),
            new SmallTalk("tell me a joke", "smalltalk.joke", "Why was the computer cold? It left its Windows open."),
            new SmallTalk("thx 👍", "smalltalk.thanks", "You're welcome! 🙂"));

    private Visits() {}

    static void play(Script script, Chat chat) {
        if (!chat.isFirstVisit() && chat.dice().chance(BROADCAST)) {
            boolean arrived = chat.broadcasts(script.broadcast(chat.dice()));
            if (!arrived || !chat.dice().chance(ANSWERS_BROADCAST)) {
                return;
            }
        }
        State state = script.opening();
        while (state != null) {
            State next = state.play(chat);
            state = next == null || leavesInBetween(script, chat) ? null : next;
        }
    }

    private static boolean leavesInBetween(Script script, Chat chat) {
        Dice dice = chat.dice();
        if (dice.chance(SMALL_TALK)) {
            SmallTalk talk = dice.pick(SMALL_TALKS);
            chat.says(talk.said, talk.intent);
            chat.answers(Reply.text(talk.answer, "smalltalk"));
        }
        String notUnderstood = notUnderstood(script, chat);
        if (notUnderstood == null) {
            return false;
        }
        chat.mumbles(notUnderstood);
        chat.answers(Reply.notHandled(dice.pick(SORRY)));
        return dice.chance(LEAVES_WHEN_NOT_UNDERSTOOD);
    }

    private static @Nullable String notUnderstood(Script script, Chat chat) {
        Dice dice = chat.dice();
        if (chat.isOutage() && dice.chance(OUTAGE)) {
            return dice.pick(script.usual());
        }
        return dice.chance(ODD_WISH) ? Wish.oneOf(script.wishes(), dice) : null;
    }
}
