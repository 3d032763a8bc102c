package dev.earshot.demo;

import java.util.List;

/** What people and bots of every kind say to each other. */
final class SmallTalk {
    private SmallTalk() {}

    /** @param button what is pressed by who is here for the first time; others say one of the greetings */
    static void greet(Chat chat, String button, List<String> greetings) {
        if (chat.isFirstVisit()) {
            chat.presses(button);
        } else {
            chat.says(chat.dice().pick(greetings), "greeting");
        }
    }

    /** Thanks, and how the bot takes them. */
    static void thank(Chat chat, List<String> thanks, String answer) {
        chat.says(chat.dice().pick(thanks), "smalltalk.thanks");
        chat.answers(Reply.text(answer, "goodbye"));
    }

    static void showPhoto(Chat chat) {
        chat.shows(
                "https://photos.example.com/" + Integer.toHexString(chat.dice().below(1 << 20)) + ".jpg");
    }

    /** A card for each title. */
    static List<Reply.Card> cards(List<String> titles, String subtitle, String button) {
        return titles.stream()
                .map(title -> new Reply.Card(title, subtitle, button))
                .toList();
    }
}
