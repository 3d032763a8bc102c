/** Accounts, workspaces, bots, keys and sign-ins: small, relational, transactional. */
@NullMarked
package dev.earshot.control;

import org.jspecify.annotations.NullMarked;
