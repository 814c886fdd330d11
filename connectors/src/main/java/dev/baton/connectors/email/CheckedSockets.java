package dev.baton.connectors.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/**
 * Makes sockets that look at the address a name led to at the moment they dial it, so that a name that answers differently
 * the second time gains nothing (OWASP ASVS 5.0, 1.3.6).
 */
class CheckedSockets extends SocketFactory {
    private final boolean ownHouse;

    /**
     * @param ownHouse true: addresses of this machine and of private networks may be dialled too
     */
    CheckedSockets(boolean ownHouse) {
        this.ownHouse = ownHouse;
    }

    /** An address nobody from outside may have dialled. */
    static class Forbidden extends IOException {
        Forbidden(InetAddress address) {
            super("The address " + address.getHostAddress() + " is within the house");
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress where, int timeout) throws IOException {
                check(where);
                super.connect(where, timeout);
            }

            @Override
            public void connect(SocketAddress where) throws IOException {
                connect(where, 0);
            }
        };
    }

    private void check(SocketAddress where) throws IOException {
        if (!(where instanceof InetSocketAddress address) || address.isUnresolved()) {
            throw new UnknownHostException("No server has that name");
        }
        if (!ownHouse && isOfTheHouse(address.getAddress())) {
            throw new Forbidden(address.getAddress());
        }
    }

    /** Loopback, link-local, private (RFC 1918, RFC 4193), shared (RFC 6598), multicast, unspecified and reserved. */
    static boolean isOfTheHouse(InetAddress address) {
        var bytes = address.getAddress();
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0 || first >= 240 || first == 100 && second >= 64 && second < 128;
        }
        // Unique local; and what carries an IPv4 address within: NAT64 (64:ff9b::/96), 6to4 (2002::/16), Teredo
        // (2001::/32).
        return (first & 0xfe) == 0xfc
                || first == 0 && second == 0x64
                || first == 0x20 && second == 0x02
                || first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }
}
