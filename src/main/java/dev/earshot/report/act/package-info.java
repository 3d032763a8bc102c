/** What users do and what happens to them, in one vocabulary: a text form for addresses, words for people, and rows of the store. */
@NullMarked
package dev.earshot.report.act;

import org.jspecify.annotations.NullMarked;
