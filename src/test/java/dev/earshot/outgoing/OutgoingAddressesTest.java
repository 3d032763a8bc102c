package dev.earshot.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls may lead, whatever form the address is written in. */
final class OutgoingAddressesTest {

    private static AddressRules.Kind kind(String literal) {
        return AddressRules.kind(InetAddress.ofLiteral(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.0.1",
                "100.128.0.1",
                "2606:4700::1111"
            })
    void thesePartsOfTheInternetMayBeCalled(String address) {
        assertEquals(AddressRules.Kind.PUBLIC, kind(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.1.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "64:ff9b:1::1",
                "100::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:7f00:1::",
                "2002:c0a8:101::1"
            })
    void theseAreInside(String address) {
        assertEquals(AddressRules.Kind.PRIVATE, kind(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::"
            })
    void theseHandOutCredentials(String address) {
        assertEquals(AddressRules.Kind.METADATA, kind(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bot.example.com",
                "//bot.example.com/",
                "ftp://bot.example.com/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "javascript:alert(1)",
                "http://",
                "http:///pause",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1.2/",
                "http://256.0.0.1/",
                "http://bot.example.1/",
                "http://user@bot.example.com/",
                "http://bot.example.com@127.0.0.1/",
                "http://bot.example.com:0/",
                "http://bot.example.com:65536/",
                "http://bot.example.com/#pause",
                "http://bot.example.com/a b",
                "http://bot.example.com\\@127.0.0.1/",
                "http://bot.example.com\r\nHost: x/",
                "http://１２７.0.0.1/",
                "http://%31%32%37.0.0.1/",
                "http://[fe80::1%25eth0]/",
                "http://[::1/"
            })
    void whatIsNoUsualAddressIsRefused(String url) {
        assertTrue(OutgoingUrl.fault(url).isPresent(), url);
    }

    @Test
    void knowsTheUsualForms() throws Exception {
        assertEquals(new OutgoingUrl(true, "bot.example.com", 443, "/"), OutgoingUrl.parse("https://BOT.example.com."));
        assertEquals(
                new OutgoingUrl(false, "bot", 8080, "/pause?x=%2F"), OutgoingUrl.parse("http://bot:8080/pause?x=%2F"));
        assertEquals(new OutgoingUrl(false, "127.0.0.1", 80, "/"), OutgoingUrl.parse("http://[::ffff:127.0.0.1]"));
        assertEquals(
                "[2606:4700:0:0:0:0:0:1]",
                OutgoingUrl.parse("https://[2606:4700::1]/").writtenHost());
        assertEquals(
                "/graph/v26.0/me",
                OutgoingUrl.parse("https://a.example/graph/").plus("/v26.0/me").target());
    }

    @Test
    void theOperatorAllowsHostsAddressesAndRanges() {
        OutgoingSettings settings = read("bot, 192.168.7.0/24 ,10.1.2.3,fd12::/16");

        assertEquals(Set.of("bot"), settings.hosts());
        assertTrue(settings.allows("bot", InetAddress.ofLiteral("172.18.0.2")));
        assertFalse(settings.allows("other", InetAddress.ofLiteral("172.18.0.2")));
        assertTrue(settings.allows("other", InetAddress.ofLiteral("192.168.7.255")));
        assertFalse(settings.allows("other", InetAddress.ofLiteral("192.168.8.0")));
        assertTrue(settings.allows("other", InetAddress.ofLiteral("10.1.2.3")));
        assertTrue(settings.allows("other", InetAddress.ofLiteral("64:ff9b::10.1.2.3")));
        assertTrue(settings.allows("other", InetAddress.ofLiteral("fd12::9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.1/8", "10.0.0", "10.0.0.0/x", "fd12::/129", "*.example.com"})
    void whatItCannotReadStopsTheStart(String allowed) {
        SettingsException thrown = assertThrows(SettingsException.class, () -> read(allowed));

        assertTrue(String.valueOf(thrown.getMessage()).contains("outgoing.allow"), thrown::getMessage);
    }

    private static OutgoingSettings read(String allowed) {
        Settings settings = new Settings(Map.of("outgoing.allow", allowed), Map.of(), Map.of());
        OutgoingSettings read = OutgoingSettings.from(settings);
        settings.check();
        return read;
    }

    @Test
    void everyAddressIsInExactlyTheRangesThatHoldIt() {
        List<String> inside = List.of("10.0.0.0", "10.127.255.255");
        AddressBlock block = AddressBlock.parse("10.0.0.0/9");
        inside.forEach(address -> assertTrue(block.contains(InetAddress.ofLiteral(address)), address));
        assertFalse(block.contains(InetAddress.ofLiteral("10.128.0.0")));
        assertFalse(block.contains(InetAddress.ofLiteral("::1")));
        assertTrue(AddressBlock.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("8.8.8.8")));
    }
}
