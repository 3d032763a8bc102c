/** Two groups of users side by side, and how sure their differences are. */
@NullMarked
package dev.earshot.report.compare;

import org.jspecify.annotations.NullMarked;
