/** Whether users come back. */
@NullMarked
package dev.earshot.report.retention;

import org.jspecify.annotations.NullMarked;
