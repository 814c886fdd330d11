package dev.baton.connectors.webhook;

import dev.baton.connectors.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves the names of endpoints for the connection that dials what it answers, so that a name that answers differently
 * the second time gains nothing (OWASP ASVS 5.0, 1.3.6).
 */
class CheckedNames extends SystemDefaultDnsResolver {
    private final boolean ownHouse;

    CheckedNames(boolean ownHouse) {
        this.ownHouse = ownHouse;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = super.resolve(host);
        for (var address : addresses) {
            if (Addresses.isOfNobody(address) || !ownHouse && Addresses.isOfTheHouse(address)) {
                throw new UnknownHostException("Nothing outside answers at " + address.getHostAddress());
            }
        }
        return addresses;
    }
}
