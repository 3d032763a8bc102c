/** Who is the same person: pure rules, without input, output or a clock. */
@NullMarked
package dev.earshot.identity;

import org.jspecify.annotations.NullMarked;
