/** How many use a bot, how often they come back, and how their number grows. */
@NullMarked
package dev.earshot.report.users;

import org.jspecify.annotations.NullMarked;
