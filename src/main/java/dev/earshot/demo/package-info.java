/**
 * An invented world of bots and people, generated from a seed: the calls of the tracker that their clients would have made.
 * The demo shows it, benchmarks and tests load it.
 */
@NullMarked
package dev.earshot.demo;

import org.jspecify.annotations.NullMarked;
