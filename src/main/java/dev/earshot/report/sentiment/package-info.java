/** How what users write sounds. */
@NullMarked
package dev.earshot.report.sentiment;

import org.jspecify.annotations.NullMarked;
