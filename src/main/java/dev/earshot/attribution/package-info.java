/** To which touches a conversion is credited: pure rules, without input, output or a clock. */
@NullMarked
package dev.earshot.attribution;

import org.jspecify.annotations.NullMarked;
