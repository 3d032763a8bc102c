/** Past data: files of conversations that are brought in, and what was collected taken away. */
@NullMarked
package dev.earshot.past;

import org.jspecify.annotations.NullMarked;
