/** Typed settings: unknown keys stop the start, all errors are shown at once, secrets are masked. */
@NullMarked
package dev.earshot.config;

import org.jspecify.annotations.NullMarked;
