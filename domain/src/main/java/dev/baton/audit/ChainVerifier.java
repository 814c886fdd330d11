package dev.baton.audit;

import dev.baton.audit.Finding.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks a chain from its first place to its last, then the entries that have none yet, and says what is not as it was.
 * Needs nothing but the links: neither a database nor anything secret.
 */
final class ChainVerifier {
    private static final int REPORTED = 1000;
    private static final int COMPARED = 200;
    private static final Pattern ENTRIES = Pattern.compile("\"entries\"\\s*:\\s*\\[([0-9,\\s]*)\\]");

    private final Map<Long, Set<String>> anchors = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<ChainLink> misplaced = new ArrayList<>();
    private final Map<Long, Long> blanked = new LinkedHashMap<>();
    private final TreeSet<Long> explained = new TreeSet<>();
    private final @Nullable String horizon;
    private int found;
    private long entries;
    private long unsealed;
    private long last;
    private String running = ChainLink.GENESIS;

    /**
     * @param anchors places known from elsewhere
     * @param horizon all transactions before it are sealed; null if unknown
     */
    ChainVerifier(Collection<Anchor> anchors, @Nullable String horizon) {
        anchors.forEach(anchor -> this.anchors
                .computeIfAbsent(anchor.seq(), seq -> new HashSet<>())
                .add(anchor.hash()));
        this.horizon = horizon;
    }

    /** Looks at the next link; those with a place come first, in its order. */
    void accept(ChainLink link) {
        var entry = link.entry();
        if (entry != null) {
            look(entry, link.seal() == null ? null : link.seal().seq());
        }
        if (link.seal() != null) {
            place(link, link.seal());
        } else if (entry != null) {
            waits(entry);
        }
    }

    Verification finish() {
        compareMisplaced();
        explained.forEach(blanked::remove);
        blanked.forEach((entry, seq) -> report(
                Kind.BLANKED, seq < 0 ? null : seq, entry, "What it said is gone, and no entry says who blanked it."));
        anchors.keySet().forEach(seq -> {
            if (seq > last) {
                report(
                        Kind.CUT,
                        seq,
                        null,
                        "The chain ends at place " + last + ", but this place is known to have been sealed.");
            }
        });
        return new Verification(entries, unsealed, last == 0 ? null : new Anchor(last, running), findings, found);
    }

    private void look(ChainLink.Entry entry, @Nullable Long seq) {
        entries++;
        if (!entry.saysWhatItSaid()) {
            report(Kind.CHANGED, seq, entry.id(), "Before, after or address is not what was written.");
        }
        if (entry.blanked()) {
            blanked.put(entry.id(), seq == null ? -1 : seq);
        }
        if (entry.isTombstone() && entry.after() != null) {
            var named = ENTRIES.matcher(entry.after());
            if (named.find()) {
                for (var id : named.group(1).split(",")) {
                    if (!id.isBlank()) {
                        explained.add(Long.parseLong(id.strip()));
                    }
                }
            }
        }
    }

    private void place(ChainLink link, ChainLink.Seal seal) {
        if (seal.seq() > last + 1) {
            report(
                    Kind.REMOVED,
                    last + 1,
                    null,
                    seal.seq() == last + 2
                            ? "This place is gone."
                            : "Places " + (last + 1) + " to " + (seal.seq() - 1) + " are gone.");
        } else if (seal.seq() <= last) {
            report(Kind.INSERTED, seal.seq(), seal.entry(), "The chain has this place already.");
        } else if (!seal.previous().equals(running)) {
            report(Kind.MOVED, seal.seq(), seal.entry(), "It does not follow on the place before it.");
        }
        var entry = link.entry();
        if (entry == null) {
            report(Kind.REMOVED, seal.seq(), seal.entry(), "The entry that was sealed here is gone.");
        } else if (entry.id() != seal.entry() || !entry.hashAt(seal).equals(seal.hash())) {
            misplaced.add(link);
        }
        var known = anchors.get(seal.seq());
        if (known != null && !known.equals(Set.of(seal.hash()))) {
            report(
                    Kind.REWRITTEN,
                    seal.seq(),
                    seal.entry(),
                    "The hash known of this place is another: it, or something before it, was written anew.");
        }
        if (seal.seq() > last) {
            last = seal.seq();
            running = seal.hash();
        }
    }

    private void waits(ChainLink.Entry entry) {
        unsealed++;
        if (horizon != null && Long.parseLong(entry.transaction()) < Long.parseLong(horizon)) {
            report(
                    Kind.INSERTED,
                    null,
                    entry.id(),
                    "It claims to be of a transaction whose entries were all sealed, and has no place.");
        }
    }

    /** An entry that does not fit its place fits another one if two were exchanged; else it was changed. */
    private void compareMisplaced() {
        for (var link : misplaced) {
            var seal = link.seal();
            var entry = link.entry();
            if (seal == null || entry == null) {
                continue;
            }
            var home = misplaced.size() > COMPARED
                    ? null
                    : misplaced.stream()
                            .map(ChainLink::seal)
                            .filter(other -> other != null && other != seal)
                            .filter(other -> entry.hashAt(other).equals(other.hash()))
                            .findFirst()
                            .orElse(null);
            if (home == null) {
                report(Kind.CHANGED, seal.seq(), entry.id(), "It is not the entry that was sealed here.");
            } else {
                report(Kind.MOVED, seal.seq(), entry.id(), "It was sealed at place " + home.seq() + ".");
            }
        }
    }

    private void report(Kind kind, @Nullable Long seq, @Nullable Long entry, String says) {
        found++;
        if (findings.size() < REPORTED) {
            findings.add(new Finding(kind, seq, entry, says));
        }
    }
}
