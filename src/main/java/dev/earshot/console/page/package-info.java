/** What each page and fragment is given to show: one record a template. */
@NullMarked
package dev.earshot.console.page;

import org.jspecify.annotations.NullMarked;
