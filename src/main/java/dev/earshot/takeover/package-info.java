/** A person in a bot's place: who has a conversation, what the bot is told of it, and how the person's words are sent. */
@NullMarked
package dev.earshot.takeover;

import org.jspecify.annotations.NullMarked;
