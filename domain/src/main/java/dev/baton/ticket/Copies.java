package dev.baton.ticket;

import dev.baton.consent.ConsentService;
import dev.baton.mailroom.AddressBounces;
import dev.baton.mailroom.OwnAddresses;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.Rejected;
import dev.baton.ticket.CopyRows.LastLetter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who else reads what we answer in a ticket. */
@Component
class Copies {
    /** As many as a letter that opens a ticket brings along. */
    private static final int MOST = 50;

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
        var fresh = last.ours() ? Set.<String>of() : keys(followUps.others(last.people(), requester));
        var all = Stream.concat(taking.keySet().stream(), fresh.stream())
                .filter(address -> !address.equals(requester))
                .collect(Collectors.toCollection(TreeSet::new));
        if (all.isEmpty()) {
            return List.of();
        }
        all.removeAll(ours(all));
        all.removeAll(sides.vendors(ticket.id()));
        var silenced = consents.suppressedAmong(all);
        var lost = bounces.lostAmong(all);
        var usual = keys(namedTo(requester, last)).stream()
                .filter(address -> taking.containsKey(address) && taking.get(address) == null)
                .filter(address -> !lost.contains(address) && !silenced.contains(address))
                .limit(MOST)
                .collect(Collectors.toSet());
        return all.stream()
                .map(address -> new CopyReader(
                        address,
                        usual.contains(address),
                        !taking.containsKey(address),
                        taking.get(address),
                        lost.contains(address),
                        !silenced.contains(address)))
                .toList();
    }

    /** Whom the letter names that is answered, or gone on with: none of a letter of ours to somebody else. */
    private static List<String> namedTo(String requester, LastLetter last) {
        return last.ours() && !keys(List.of(last.other())).contains(requester) ? List.of() : last.people();
    }

    /** Who gets a copy unless somebody says otherwise. */
    List<String> usual(Ticket ticket) {
        return of(ticket).stream()
                .filter(CopyReader::usual)
                .map(CopyReader::address)
                .toList();
    }

    /**
     * Those somebody named, once each; they take part from now on.
     *
     * @throws Rejected if one is no address, one of our own mailboxes, a vendor, or may not be written to; or if there are too
     *     many
     */
    List<String> of(Ticket ticket, List<String> named) {
        var readers = new LinkedHashSet<String>();
        for (var text : named) {
            var address = EmailAddress.read(text);
            if (address == null) {
                throw new Rejected("ticket.copy-no-address", text);
            }
            readers.add(address.key());
        }
        readers.remove(ticket.requester().emailKey());
        if (readers.isEmpty()) {
            return List.of();
        }
        if (ticket.requester().emailKey() == null) {
            throw new Rejected("ticket.copy-of-no-letter", ticket.title());
        }
        if (readers.size() > MOST) {
            throw new Rejected("ticket.copy-too-many", MOST);
        }
        refuse("ticket.copy-ours", ours(readers));
        refuse("ticket.copy-suppressed", consents.suppressedAmong(readers));
        var vendors = new TreeSet<>(sides.vendors(ticket.id()));
        vendors.retainAll(readers);
        refuse("ticket.copy-vendor", vendors);
        rows.addWrittenTo(ticket.id(), readers);
        return List.copyOf(readers);
    }

    /** Those that lead to a mailbox of ours, with whatever behind their plus sign. */
    private Set<String> ours(Set<String> addresses) {
        var known = own.among(addresses.stream()
                .flatMap(address -> Stream.of(address, withoutTag(address)))
                .distinct()
                .toList());
        return addresses.stream()
                .filter(address -> known.contains(address) || known.contains(withoutTag(address)))
                .collect(Collectors.toSet());
    }

    private static String withoutTag(String address) {
        return address.replaceFirst("\\+[^@]*@", "@");
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
