package dev.earshot.control;

import java.time.Duration;

/** What came of an attempt to sign in. */
public sealed interface SignIn {
    /** The session to put into a new cookie; one that the browser had before should be ended. */
    record SignedIn(NewSession session) implements SignIn {}

    /** No such account, or not its password: which of them is not told. */
    record WrongCredentials() implements SignIn {}

    /** Not even looked at: too many wrong ones before (429). */
    record TooManyAttempts(Duration retryAfter) implements SignIn {}
}
