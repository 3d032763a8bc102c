package dev.earshot.outgoing;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of addresses in CIDR notation: {@code 10.0.0.0/8}, {@code fd00::/8}; an address alone is a range of one.
 *
 * @param network its first address; the bits behind the prefix are zero
 * @param prefix how many bits addresses in it share
 */
record AddressBlock(Address network, int prefix) {

    /** An address by its bytes: 4 of them or 16. */
    @SuppressWarnings("ArrayRecordComponent") // equality is by content, below
    record Address(byte[] bytes) {
        static Address of(InetAddress address) {
            return new Address(address.getAddress());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Address(byte[] theirs) && Arrays.equals(bytes, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** @throws IllegalArgumentException if it is no range of addresses */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int bits = address.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : number(text.substring(slash + 1), bits);
        AddressBlock block = new AddressBlock(Address.of(address), prefix);
        if (!block.masked(address.getAddress()).equals(block.network)) {
            throw new IllegalArgumentException("has bits behind its prefix");
        }
        return block;
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.bytes.length && masked(bytes).equals(network);
    }

    private Address masked(byte[] bytes) {
        byte[] kept = bytes.clone();
        for (int bit = prefix; bit < kept.length * Byte.SIZE; bit++) {
            kept[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return new Address(kept);
    }

    private static InetAddress literal(String text) {
        try {
            if (!text.contains(":") && !OutgoingUrl.isAddress4(text)) {
                throw new IllegalArgumentException("is no address");
            }
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no address", e);
        }
    }

    private static int number(String text, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through: one message for what is no number and for what is out of range.
        }
        throw new IllegalArgumentException("has no prefix from 0 to " + max);
    }
}
