package dev.earshot.outgoing;

import dev.earshot.config.Settings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which private targets the server may call, and how long and how much.
 *
 * @param hosts names that may lead to private addresses, in lower case
 * @param blocks private addresses that may be called by whatever name
 * @param connectTime how long to wait for a connection; 5 s
 * @param totalTime how long a call may take in all; 10 s, as people wait for some
 * @param maxAnswerBytes how much of an answer is read; 64 KiB, as what is called says little more than 'ok'
 */
public record OutgoingSettings(
        Set<String> hosts, Set<AddressBlock> blocks, Duration connectTime, Duration totalTime, int maxAnswerBytes) {

    /** Nothing private. */
    public static final OutgoingSettings DEFAULT =
            new OutgoingSettings(Set.of(), Set.of(), Duration.ofSeconds(5), Duration.ofSeconds(10), 64 << 10);

    public OutgoingSettings {
        hosts = Set.copyOf(hosts);
        blocks = Set.copyOf(blocks);
    }

    public static OutgoingSettings from(Settings settings) {
        Set<String> hosts = new LinkedHashSet<>();
        Set<AddressBlock> blocks = new HashSet<>();
        for (String part : settings.text("outgoing.allow", "").split(",", -1)) {
            String target = part.strip().toLowerCase(Locale.ROOT);
            if (target.isEmpty()) {
                continue;
            }
            if (isHost(target)) {
                hosts.add(target);
                continue;
            }
            try {
                blocks.add(AddressBlock.parse(target));
            } catch (IllegalArgumentException e) {
                settings.reject("outgoing.allow: '" + target + "' " + e.getMessage()
                        + "; name hosts, addresses or ranges such as 10.0.0.0/8, with commas between");
            }
        }
        return DEFAULT.allowing(hosts, blocks);
    }

    /** Letters in its last label, or none but one label: an address ends in a number or has colons. */
    private static boolean isHost(String target) {
        return OutgoingUrl.isHostName(target);
    }

    OutgoingSettings allowing(Set<String> hosts, Set<AddressBlock> blocks) {
        return new OutgoingSettings(hosts, blocks, connectTime, totalTime, maxAnswerBytes);
    }

    boolean allows(String host, InetAddress address) {
        InetAddress meant = AddressRules.unwrapped(address);
        return hosts.contains(host) || blocks.stream().anyMatch(block -> block.contains(meant));
    }
}
