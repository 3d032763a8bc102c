/** How long and how well users talk with a bot. */
@NullMarked
package dev.earshot.report.sessions;

import org.jspecify.annotations.NullMarked;
