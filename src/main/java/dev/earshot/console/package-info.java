/** The console: parse, call, render. */
@NullMarked
package dev.earshot.console;

import org.jspecify.annotations.NullMarked;
