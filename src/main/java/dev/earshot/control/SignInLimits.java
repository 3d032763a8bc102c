package dev.earshot.control;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords: of one account, and from one address. In memory, as it only delays; a restart
 * gives a guesser a few more attempts. Thread-safe.
 */
public final class SignInLimits {
    private static final int FREE_PER_ACCOUNT = 5;
    /** More than an account's, as an office shares one address. */
    private static final int FREE_PER_ADDRESS = 20;

    private final AttemptLimit accounts;
    private final AttemptLimit addresses;

    public SignInLimits(InstantSource clock) {
        this.accounts = new AttemptLimit(FREE_PER_ACCOUNT, clock);
        this.addresses = new AttemptLimit(FREE_PER_ADDRESS, clock);
    }

    /**
     * Counts an attempt as wrong until {@link #succeeded} says otherwise, so that many at once are limited like many in
     * a row. If there were too many, does not count it and says how long to wait.
     */
    Optional<Duration> begin(String email, String address) {
        String network = network(address);
        Optional<Duration> wait = addresses.begin(network);
        if (wait.isPresent()) {
            return wait;
        }
        wait = accounts.begin(email);
        if (wait.isPresent()) {
            addresses.takeBack(network);
        }
        return wait;
    }

    /** The attempt was right: the account starts afresh, the address has one wrong attempt less. */
    void succeeded(String email, String address) {
        accounts.forget(email);
        addresses.takeBack(network(address));
    }

    /** With IPv6 one customer has a whole network of 2^64 addresses (RFC 6177), so that is what is counted. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
