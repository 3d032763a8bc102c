/**
 * What the console shows of messages and events: rows in, values for templates out. Pure; everything that came from outside
 * is made safe to look at here (links, hidden characters, lengths), and is escaped once more by the templates.
 */
@NullMarked
package dev.earshot.console.show;

import org.jspecify.annotations.NullMarked;
