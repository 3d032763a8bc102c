/**
 * Accounts, workspaces, bots, keys and sign-ins: small, relational, transactional.
 *
 * <p>The only package beside the engines that speaks SQL; what it says runs unchanged on SQLite and PostgreSQL. Of the
 * rest of the program it needs only {@link dev.earshot.event.BotId}.
 */
@NullMarked
package dev.earshot.control;

import org.jspecify.annotations.NullMarked;
