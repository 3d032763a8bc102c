/** What every report has in common: what is asked (period, steps, filters) and what is answered (figures, series, tables). */
@NullMarked
package dev.earshot.report.frame;

import org.jspecify.annotations.NullMarked;
