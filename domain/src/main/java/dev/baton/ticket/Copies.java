package dev.baton.ticket;

import dev.baton.consent.ConsentService;
import dev.baton.mailbox.OwnAddresses;
import dev.baton.mailroom.AddressBounces;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.Rejected;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who else reads what we answer in a ticket. */
@Component
class Copies {
    /** As many as somebody can overlook before they send. */
    private static final int MOST = 20;

    private final CopyRows copyRows;
    private final TicketRows rows;
    private final SideRows sides;
    private final FollowUps followUps;
    private final OwnAddresses own;
    private final ConsentService consents;
    private final AddressBounces bounces;

    Copies(
            CopyRows copyRows,
            TicketRows rows,
            SideRows sides,
            FollowUps followUps,
            OwnAddresses own,
            ConsentService consents,
            AddressBounces bounces) {
        this.copyRows = copyRows;
        this.rows = rows;
        this.sides = sides;
        this.followUps = followUps;
        this.own = own;
        this.consents = consents;
        this.bounces = bounces;
    }

    /** All who can be, by address; none of a ticket whose requester gets no letters. */
    List<CopyReader> of(Ticket ticket) {
        var requester = ticket.requester().emailKey();
        if (requester == null) {
            return List.of();
        }
        var taking = copyRows.participants(ticket.id());
        var last = copyRows.lastLetter(ticket.id());
        var inLetter = keys(followUps.others(last.people(), requester));
        var all = Stream.concat(taking.keySet().stream(), inLetter.stream())
                .filter(address -> !address.equals(requester))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (all.isEmpty()) {
            return List.of();
        }
        all.removeAll(own.among(all));
        all.removeAll(sides.vendors(ticket.id()));
        var silenced = consents.suppressedAmong(all);
        var lost = bounces.lostAmong(all);
        // Of our own letter all were named by one of us.
        var chosen = last.ours() ? keys(last.people()) : Set.<String>of();
        return all.stream()
                .sorted()
                .map(address -> {
                    var part = taking.get(address);
                    var askedIn = part == null ? null : part.askedIn();
                    var named =
                            chosen.contains(address) || part != null && askedIn == null && inLetter.contains(address);
                    return new CopyReader(
                            address,
                            named && !lost.contains(address),
                            part == null,
                            askedIn,
                            lost.contains(address),
                            !silenced.contains(address));
                })
                .toList();
    }

    /** Who gets a copy unless somebody says otherwise. */
    List<String> usual(Ticket ticket) {
        return of(ticket).stream()
                .filter(reader -> reader.usual() && reader.reachable())
                .map(CopyReader::address)
                .limit(MOST)
                .toList();
    }

    /**
     * Those somebody named, once each; they take part from now on.
     *
     * @throws Rejected if one is no address, one of our own mailboxes, a vendor, or may not be written to; or if there are too
     *     many
     */
    List<String> of(Ticket ticket, List<String> named) {
        var readers = new LinkedHashMap<String, String>();
        for (var text : named) {
            var address = EmailAddress.read(text);
            if (address == null) {
                throw new Rejected("ticket.copy-no-address", text);
            }
            if (!address.key().equals(ticket.requester().emailKey())) {
                readers.putIfAbsent(address.key(), address.written());
            }
        }
        if (readers.isEmpty()) {
            return List.of();
        }
        if (ticket.requester().emailKey() == null) {
            throw new Rejected("ticket.copy-of-no-letter", ticket.title());
        }
        if (readers.size() > MOST) {
            throw new Rejected("ticket.copy-too-many", MOST);
        }
        refuse("ticket.copy-ours", own.among(readers.keySet()));
        refuse("ticket.copy-suppressed", consents.suppressedAmong(readers.keySet()));
        var vendors = new HashSet<>(sides.vendors(ticket.id()));
        vendors.retainAll(readers.keySet());
        refuse("ticket.copy-vendor", vendors);
        rows.addParticipants(ticket.id(), readers.keySet());
        return List.copyOf(readers.values());
    }

    private static void refuse(String why, Set<String> addresses) {
        if (!addresses.isEmpty()) {
            throw new Rejected(why, String.join(", ", addresses));
        }
    }

    private static Set<String> keys(List<String> addresses) {
        return addresses.stream()
                .map(EmailAddress::read)
                .filter(Objects::nonNull)
                .map(EmailAddress::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
