/** SmartLinks: where each visitor is led, by which rule, and the pictures that lead there. Rules are pure: no clock, no I/O. */
@NullMarked
package dev.earshot.link;

import org.jspecify.annotations.NullMarked;
