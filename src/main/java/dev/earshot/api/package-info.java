/** The JSON API for machines: parse, call, answer. */
@NullMarked
package dev.earshot.api;

import org.jspecify.annotations.NullMarked;
