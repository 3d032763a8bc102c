package dev.earshot.console.page;

/**
 * How many belong to what is being built.
 *
 * @param share of all users; empty of none
 * @param fault what is missing yet; empty if it could be counted
 */
public record AudienceCountView(String users, String of, String share, String fault) {}
