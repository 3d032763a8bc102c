/** From a request to a durable record: authenticate, decode, validate, append, answer. */
@NullMarked
package dev.earshot.ingest;

import org.jspecify.annotations.NullMarked;
