/** Where people came from: ads, links, codes; and what became of them. */
@NullMarked
package dev.earshot.report.referrals;

import org.jspecify.annotations.NullMarked;
