/** Health, metric names, logging set-up. */
@NullMarked
package dev.earshot.ops;

import org.jspecify.annotations.NullMarked;
