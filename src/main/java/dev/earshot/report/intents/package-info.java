/** What users meant, as the bot understood them. */
@NullMarked
package dev.earshot.report.intents;

import org.jspecify.annotations.NullMarked;
