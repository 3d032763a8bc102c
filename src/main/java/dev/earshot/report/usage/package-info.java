/** How much a bot is used, and by whom. */
@NullMarked
package dev.earshot.report.usage;

import org.jspecify.annotations.NullMarked;
