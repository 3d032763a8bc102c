/** What comes in sessions before and after something, one after the other. */
@NullMarked
package dev.earshot.report.path;

import org.jspecify.annotations.NullMarked;
