package dev.earshot.control;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Slows down whoever guesses passwords of links: of one link, and from one address. Thread-safe. */
public final class LinkPasswordLimits {
    /** More than an account's: many people may know a link's password and mistype it. */
    private static final int FREE_PER_LINK = 50;

    private static final int FREE_PER_ADDRESS = 10;

    private final AttemptLimit links;
    private final AttemptLimit addresses;

    public LinkPasswordLimits(InstantSource clock) {
        this.links = new AttemptLimit(FREE_PER_LINK, clock);
        this.addresses = new AttemptLimit(FREE_PER_ADDRESS, clock);
    }

    /** Counts an attempt as wrong until {@link #succeeded} says otherwise; or says how long to wait. */
    public Optional<Duration> begin(String link, String address) {
        Optional<Duration> wait = addresses.begin(address);
        if (wait.isPresent()) {
            return wait;
        }
        wait = links.begin(link);
        if (wait.isPresent()) {
            addresses.takeBack(address);
        }
        return wait;
    }

    public void succeeded(String link, String address) {
        links.takeBack(link);
        addresses.takeBack(address);
    }
}
