package dev.earshot.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bot can talk about: a state machine, whose states say something and name the next. */
interface Script {

    /** Where visits begin. */
    State opening();

    /** What the person says and is not understood: wishes that the bot was not made for. */
    List<Wish> wishes();

    /** What the bot understands on any other day. */
    List<String> usual();

    /** A message that brings people back. */
    Reply broadcast(Dice dice);

    /** One step of a conversation. */
    @FunctionalInterface
    interface State {
        /** Plays it; the next state, or null if the person leaves. */
        @Nullable
        State play(Chat chat);
    }
}
