package dev.earshot.outgoing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an address is to the server: in the public internet, in a network of the operator's, or where clouds hand out their
 * machines' credentials. By IANA's registries of special addresses; what is in none of them and not public counts as private.
 */
final class AddressRules {

    /** What an address is. */
    enum Kind {
        PUBLIC,
        /** This machine, networks that the internet does not lead to, and all that is reserved. */
        PRIVATE,
        /** A cloud's service that tells any caller on the machine its credentials. */
        METADATA
    }

    private static final List<AddressBlock> METADATA = blocks(
            "169.254.169.254", // AWS, Azure, Google, DigitalOcean, OpenStack, Oracle
            "169.254.169.253", // AWS' resolver
            "169.254.170.2", // AWS' containers
            "169.254.170.23", // AWS' Kubernetes
            "168.63.129.16", // Azure's wire server
            "100.100.100.200", // Alibaba
            "192.0.0.192", // Oracle's older one
            "fd00:ec2::254", // AWS
            "fd00:ec2::23",
            "fd20:ce::254"); // Google

    private static final List<AddressBlock> PRIVATE_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is routed; within it Teredo, benchmarks, documentation and the like are not. */
    private static final AddressBlock PUBLIC_6 = AddressBlock.parse("2000::/3");

    private static final List<AddressBlock> PRIVATE_6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16");

    private AddressRules() {}

    static Kind kind(InetAddress address) {
        InetAddress meant = unwrapped(address);
        if (isIn(METADATA, meant)) {
            return Kind.METADATA;
        }
        boolean isPublic = meant instanceof Inet4Address
                ? !isIn(PRIVATE_4, meant)
                : PUBLIC_6.contains(meant) && !isIn(PRIVATE_6, meant);
        return isPublic ? Kind.PUBLIC : Kind.PRIVATE;
    }

    /**
     * The IPv4 address that an IPv6 address stands for: mapped ({@code ::ffff:a.b.c.d}), compatible ({@code ::a.b.c.d}),
     * NAT64 ({@code 64:ff9b::a.b.c.d}) or 6to4 ({@code 2002:aabb:ccdd::}). Others as they are.
     */
    static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (begins(bytes, 0x20, 0x02)) {
            return version4(bytes, 2);
        }
        boolean isMapped = isZero(bytes, 0, 10) && (bytes[10] & bytes[11] & 0xff) == 0xff;
        boolean isCompatible = isZero(bytes, 0, 12) && !isZero(bytes, 12, 15);
        boolean isTranslated = begins(bytes, 0, 0x64, 0xff, 0x9b) && isZero(bytes, 4, 12);
        return isMapped || isCompatible || isTranslated ? version4(bytes, 12) : address;
    }

    private static boolean begins(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress version4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::parse).toList();
    }
}
