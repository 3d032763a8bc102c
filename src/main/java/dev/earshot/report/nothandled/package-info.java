/** What users said that the bot did not understand: how much, which phrases, and what became of them. */
@NullMarked
package dev.earshot.report.nothandled;

import org.jspecify.annotations.NullMarked;
