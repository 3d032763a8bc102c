package dev.earshot.control;

/**
 * A bot as an app of Kochava's bot integration.
 *
 * @param id {@code ko}, the bot's name in the letters of an address, and a part drawn at random: whoever has it may report
 *     for the bot
 * @param isSigned whether its calls must be signed
 */
public record KochavaApp(String id, boolean isSigned) {}
