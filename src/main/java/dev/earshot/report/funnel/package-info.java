/** How many take one step after the other, and where the others stay. */
@NullMarked
package dev.earshot.report.funnel;

import org.jspecify.annotations.NullMarked;
