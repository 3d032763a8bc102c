package dev.earshot.control;

import java.time.Instant;

/** A person who can sign in. The e-mail address is in lower case. */
public record Account(AccountId id, String email, String name, Instant createdAt) {}
