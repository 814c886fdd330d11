package dev.baton.web.records;

import dev.baton.audit.AuditTrail;
import dev.baton.decision.DecisionLog;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.Activity;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.worklist.WorkItems;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts into a page what is shown of records of every kind. */
@Component
public class RecordCards {
    private static final int ENTRIES = 25;
    private static final int CHANGES = 50;

    private final Timeline timeline;
    private final Outbox outbox;
    private final DecisionLog decisions;
    private final AuditTrail audit;
    private final WorkItems items;
    private final Names names;
    private final Sentences sentences;

    RecordCards(
            Timeline timeline,
            Outbox outbox,
            DecisionLog decisions,
            AuditTrail audit,
            WorkItems items,
            Names names,
            Sentences sentences) {
        this.timeline = timeline;
        this.outbox = outbox;
        this.decisions = decisions;
        this.audit = audit;
        this.items = items;
        this.names = names;
        this.sentences = sentences;
    }

    /**
     * Puts a part of a timeline into a page.
     *
     * @param keeper the record whose timeline it is now
     * @param sender the record its letters were sent for
     * @param cursor where the part begins; null for the newest
     * @param address of the page
     */
    public void putTimeline(RecordRef keeper, RecordRef sender, @Nullable String cursor, String address, Model page) {
        var part = timeline.page(keeper, cursor, ENTRIES);
        page.addAttribute("timeline", shown(part, sender));
        page.addAttribute("timelineNext", part.next() == null ? null : address + "?cursor=" + part.next());
    }

    /** The newest part of a timeline, newest first. */
    public List<TimelineEntry> newest(RecordRef record) {
        return newest(record, ENTRIES);
    }

    /** The same, at most so many. */
    public List<TimelineEntry> newest(RecordRef record, int most) {
        return shown(timeline.page(record, null, most), record);
    }

    /** The newest part of each of these timelines, newest first; as many statements however many they are. */
    public Map<RecordRef, List<TimelineEntry>> newestOf(List<RecordRef> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        var all = timeline.newestOf(records, ENTRIES);
        var book = names.book();
        var letters = byKey(outbox.ofRecords(records));
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> shown(each.getValue(), book, letters)));
    }

    private List<TimelineEntry> shown(TimelinePage part, RecordRef sender) {
        return shown(part.activities(), names.book(), byKey(outbox.ofRecord(sender)));
    }

    private List<TimelineEntry> shown(List<Activity> activities, Names.Book book, Map<String, OutboxEntry> letters) {
        return activities.stream()
                .map(activity -> new TimelineEntry(
                        sentences.read(activity), book.who(activity.actor()), sent(activity, letters)))
                .toList();
    }

    private static Map<String, OutboxEntry> byKey(List<OutboxEntry> letters) {
        return letters.stream()
                .collect(Collectors.toMap(letter -> letter.key().text(), Function.identity(), (newer, older) -> newer));
    }

    /** Puts the work that is open for a record into a page. */
    public void putOpenWork(RecordRef record, SignedIn person, Model page) {
        page.addAttribute(
                "openWork",
                items.ofRecord(record).stream()
                        .map(item -> new OpenWork(item, item.isSeenBy(person)))
                        .toList());
    }

    /** Puts what tables decided about a record into a page. */
    public void putDecisions(RecordRef record, Model page) {
        page.addAttribute("decisions", decisions.ofRecord(record));
    }

    /**
     * Puts a part of what was changed into a page.
     *
     * @param before where the part begins; null for the newest
     * @param address of the page
     */
    public void putChanges(UUID record, @Nullable Long before, String address, SignedIn person, Model page) {
        var part = audit.of(record, before, CHANGES);
        var book = names.book();
        page.addAttribute(
                "changes",
                part.changes().stream()
                        .map(change -> person.may(Right.SEE_PERSONAL_DATA) ? change : change.masked())
                        .map(change -> ShownChange.of(change, book))
                        .toList());
        page.addAttribute("next", part.next() == null ? null : address + "?before=" + part.next());
    }

    private static @Nullable OutboxEntry sent(Activity activity, Map<String, OutboxEntry> letters) {
        var key = activity.detail().get("sendKey");
        return key == null ? null : letters.get(key.toString());
    }
}
