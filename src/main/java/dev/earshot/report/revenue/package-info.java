/** What conversations brought in: money, by currency, and who paid it. */
@NullMarked
package dev.earshot.report.revenue;

import org.jspecify.annotations.NullMarked;
