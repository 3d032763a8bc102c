/** One class a report: parameters, query, typed result. */
@NullMarked
package dev.earshot.report;

import org.jspecify.annotations.NullMarked;
