package dev.earshot.console.page;

/** The form for a new bot. */
public record NewBotView(Frame frame, BotForm form, boolean isFirst) {}
