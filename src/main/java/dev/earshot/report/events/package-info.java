/** What happened in conversations besides messages: how much, to whom, and with which attributes. */
@NullMarked
package dev.earshot.report.events;

import org.jspecify.annotations.NullMarked;
