package dev.earshot.store;

/**
 * What a batch did with the events of one bot: the right-hand side of {@code accepted = stored + duplicates + pending}.
 *
 * @param bot empty for rejections that belong to no bot
 */
public record LedgerRow(String bot, long stored, long duplicates, long quarantined) {}
