package dev.baton.connectors;

import java.net.InetAddress;
import java.util.Set;

/** Tells addresses that everybody may reach from those of this house, and from those at which nobody can be. */
public final class Addresses {
    /** Where Alibaba's, Azure's and Amazon's clouds answer their machines, beside the link-local addresses. */
    private static final Set<String> CLOUDS = Set.of("100.100.100.200", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254");

    /** Loopback, private (RFC 1918, RFC 4193), shared (RFC 6598), and what carries an IPv4 address within. */
    public static boolean isOfTheHouse(InetAddress address) {
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address.isLoopbackAddress() || address.isSiteLocalAddress() || isOfNobody(address)) {
            return true;
        }
        if (bytes.length == 4) {
            return first == 100 && (second & 0xc0) == 64;
        }
        // Of IPv6 only 2000::/3 is for everybody (RFC 4291, 2.4); in it lie Teredo and its like (2001::/23) and 6to4
        // (2002::/16).
        return (first & 0xe0) != 0x20
                || first == 0x20 && second == 0x01 && (bytes[2] & 0xfe) == 0
                || first == 0x20 && second == 0x02;
    }

    /**
     * Where no server can be, of the house or not: unspecified, link-local (among them what clouds tell their machines,
     * 169.254.169.254), multicast, reserved and for tests (RFC 6890), and the same of clouds where it has an address of its
     * own.
     */
    public static boolean isOfNobody(InetAddress address) {
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        if (bytes.length == 4) {
            return first == 0
                    || first >= 240
                    || first == 192 && second == 0 && (third == 0 || third == 2)
                    || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                    || first == 203 && second == 0 && third == 113
                    || CLOUDS.contains(address.getHostAddress());
        }
        // 2001:db8::/32, 3fff::/20; 0000::/8 but loopback, as ::ffff:0:0:0/96, 64:ff9b::/96 and ::a.b.c.d.
        return first == 0x20 && second == 0x01 && third == 0x0d && (bytes[3] & 0xff) == 0xb8
                || first == 0x3f && second == 0xff && third < 0x10
                || first == 0 && !address.isLoopbackAddress()
                || CLOUDS.contains(address.getHostAddress());
    }

    private Addresses() {}
}
