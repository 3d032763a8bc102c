/** What is said: texts, kinds, taps, templates, and what stands around a message. */
@NullMarked
package dev.earshot.report.messages;

import org.jspecify.annotations.NullMarked;
