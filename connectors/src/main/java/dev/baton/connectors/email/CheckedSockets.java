package dev.baton.connectors.email;

import dev.baton.connectors.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Makes sockets that look at the address a name led to at the moment they dial it, so that a name that answers differently
 * the second time gains nothing (OWASP ASVS 5.0, 1.3.6).
 */
class CheckedSockets extends SocketFactory {
    /** IMAP (RFC 9051, 1) and IMAP over TLS (RFC 8314): any other would make Baton a looker for open ports. */
    private static final Set<Integer> PORTS = Set.of(143, 993);

    private final boolean ownHouse;

    /**
     * @param ownHouse true: addresses of this machine and of private networks may be dialled too, at any port
     */
    CheckedSockets(boolean ownHouse) {
        this.ownHouse = ownHouse;
    }

    /** An address nobody from outside may have dialled. */
    static class Forbidden extends IOException {
        Forbidden(InetAddress address, int port) {
            super("Nothing outside answers at " + address.getHostAddress() + ", port " + port);
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
        var dialled = address.getAddress();
        if (Addresses.isOfNobody(dialled)
                || !ownHouse && (Addresses.isOfTheHouse(dialled) || !PORTS.contains(address.getPort()))) {
            throw new Forbidden(dialled, address.getPort());
        }
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
