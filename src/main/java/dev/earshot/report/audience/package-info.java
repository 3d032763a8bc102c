/** Audiences: users by what they have in common, as a definition that is read, checked and asked of the store. */
@NullMarked
package dev.earshot.report.audience;

import org.jspecify.annotations.NullMarked;
