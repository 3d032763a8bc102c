/** The Dashbot tracker's dialect (POST /track). */
@NullMarked
package dev.earshot.wire.dashbot;

import org.jspecify.annotations.NullMarked;
