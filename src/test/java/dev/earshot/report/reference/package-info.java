/** Reports reckoned as plainly as they can be said, from rows in memory: what the real ones are compared with. */
@NullMarked
package dev.earshot.report.reference;

import org.jspecify.annotations.NullMarked;
