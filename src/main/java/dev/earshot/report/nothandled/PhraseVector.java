package dev.earshot.report.nothandled;

/**
 * A phrase as a direction: for each of its features, a number and how much it weighs. Its length is 1.
 *
 * @param features none twice
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record PhraseVector(int[] features, float[] weights) {}
