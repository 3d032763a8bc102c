package dev.earshot.report.frame;

/**
 * What a report is called, and what it is about.
 *
 * @param name in machine form, as in addresses
 * @param help what it answers, in a sentence
 * @param whenEmpty what would have to happen for it to show something
 */
public record About(String name, String title, String help, String whenEmpty) {}
