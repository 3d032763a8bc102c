/** What links and campaigns brought: clicks, conversations, events, revenue, each credited to the touches before it. */
@NullMarked
package dev.earshot.report.campaigns;

import org.jspecify.annotations.NullMarked;
