package dev.baton.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DomainTest
@Import(Timeline.class)
class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-10-06T12:00:00Z");

    private final RecordRef lead = RecordRef.lead(UUID.randomUUID());
    private final Timeline timeline;
    private final TenantId tenant;

    TimelineTest(@Autowired Timeline timeline, @Autowired TestDatabase database) {
        this.timeline = timeline;
        this.tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void an_entry_keeps_its_words_facts_and_files() {
        var id = act(() -> timeline.add(NewActivity.of(lead, ActivityKind.MAIL_IN, Direction.IN, NOON)
                .subject("Hello")
                .body("Grüße")
                .html("<p>Grüße</p>")
                .messageId("<1@ada.example>")
                .detail(Map.of("to", List.of("sales@acme.test"), "size", 7))
                .attachments(List.of(
                        new NewAttachment("plan.txt", "text/plain", "plan".getBytes(StandardCharsets.UTF_8))))));

        var kept = act(() -> timeline.find(id)).orElseThrow();

        assertThat(kept.record()).isEqualTo(lead);
        assertThat(kept.body()).isEqualTo("Grüße");
        assertThat(kept.actor()).isEqualTo("person:anna");
        assertThat(kept.detail()).containsEntry("size", 7).containsEntry("to", List.of("sales@acme.test"));
        assertThat(kept.attachments()).singleElement().satisfies(file -> {
            assertThat(file.fileName()).isEqualTo("plan.txt");
            assertThat(act(() -> timeline.attachment(file.id())).content())
                    .asString()
                    .isEqualTo("plan");
        });
    }

    @Test
    void a_link_by_which_the_customer_acts_is_kept_without_its_key() {
        var link = "https://help.acme.test/portal/acme-public/tickets/uaxXbqXZ7KQG-tcG8dKnq3c5";
        var id = act(() -> timeline.add(NewActivity.of(lead, ActivityKind.MAIL_OUT, Direction.OUT, NOON)
                .body("Rate it: " + link + "/rating/1\nNo more: "
                        + "https://help.acme.test/portal/acme-public/unsubscribe/AaqUULMtx9-oVw6-RGYboWk_8gt\n"
                        + "Ask more: https://help.acme.test/portal/acme-public")
                .html("<a href=\"" + link + "\">" + link + "</a>")));

        var kept = act(() -> timeline.find(id)).orElseThrow();

        assertThat(kept.body()).isEqualTo("""
                Rate it: https://help.acme.test/portal/acme-public/tickets/…/rating/1
                No more: https://help.acme.test/portal/acme-public/unsubscribe/…
                Ask more: https://help.acme.test/portal/acme-public""");
        var hidden = "https://help.acme.test/portal/acme-public/tickets/…";
        assertThat(kept.html()).isEqualTo("<a href=\"" + hidden + "\">" + hidden + "</a>");
    }

    @Test
    void the_newest_of_several_records_are_read_together_each_with_its_own() {
        var other = RecordRef.lead(UUID.randomUUID());
        for (var i = 0; i < 3; i++) {
            note("Note " + i, NOON.plusSeconds(i));
        }
        act(() -> timeline.add(NewActivity.of(other, ActivityKind.MAIL_IN, Direction.IN, NOON)
                .subject("Hello")
                .attachments(List.of(new NewAttachment("a.txt", "text/plain", new byte[] {1})))));

        var newest = act(() -> timeline.newestOf(List.of(lead, other, RecordRef.lead(UUID.randomUUID())), 2));

        assertThat(newest).containsOnlyKeys(lead, other);
        assertThat(newest.get(lead)).extracting(Activity::subject).containsExactly("Note 2", "Note 1");
        assertThat(newest.get(other))
                .singleElement()
                .satisfies(said -> assertThat(said.attachments())
                        .extracting(AttachmentInfo::fileName)
                        .containsExactly("a.txt"));
    }

    @Test
    void pages_follow_each_other_without_a_gap_though_two_things_happened_at_once() {
        for (var i = 0; i < 7; i++) {
            note("Note " + i, NOON.plusSeconds(i / 2));
        }

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var from = cursor;
            var page = act(() -> timeline.page(lead, from, 3));
            page.activities().forEach(activity -> seen.add(activity.subject()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("Note 6", "Note 5", "Note 4", "Note 3", "Note 2", "Note 1", "Note 0");
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        assertThatThrownBy(() -> act(() -> timeline.page(lead, "rubbish", 3))).isInstanceOf(Invalid.class);
    }

    @Test
    void a_mail_finds_its_record_by_the_nearest_letter_it_answers() {
        var other = RecordRef.lead(UUID.randomUUID());
        mail(other, "<far@acme.test>");
        mail(lead, "<near@acme.test>");

        assertThat(act(() -> timeline.findByMessageId(List.of("<near@acme.test>", "<far@acme.test>"))))
                .contains(lead);
        assertThat(act(() -> timeline.findByMessageId(List.of("<never@acme.test>"))))
                .isEmpty();
        assertThat(act(() -> timeline.lastMessageId(lead))).contains("<near@acme.test>");
    }

    @Test
    void a_timeline_moves_as_a_whole_and_comes_back() {
        var contact = new RecordRef(RecordType.CONTACT, UUID.randomUUID());
        note("One", NOON);
        note("Two", NOON);

        var moved = act(() -> timeline.move(lead, contact));
        assertThat(act(() -> timeline.page(contact, null, 10)).activities()).hasSize(2);

        act(() -> {
            timeline.moveThese(moved, lead);
            return true;
        });
        assertThat(act(() -> timeline.since(lead, NOON))).hasSize(2);
    }

    @Test
    void an_erased_timeline_tells_that_something_happened_and_not_what() {
        var id = mail(lead, "<1@acme.test>");
        act(() -> {
            timeline.erase(lead);
            return true;
        });

        var kept = act(() -> timeline.find(id)).orElseThrow();
        assertThat(kept.subject()).isNull();
        assertThat(kept.messageId()).isNull();
        assertThat(kept.attachments()).isEmpty();
        assertThat(kept.occurredAt()).isEqualTo(NOON);
    }

    @CanIgnoreReturnValue
    private ActivityId note(String subject, Instant at) {
        return act(() -> timeline.add(
                NewActivity.of(lead, ActivityKind.NOTE, Direction.INTERNAL, at).subject(subject)));
    }

    @CanIgnoreReturnValue
    private ActivityId mail(RecordRef record, String messageId) {
        return act(() -> timeline.add(NewActivity.of(record, ActivityKind.MAIL_OUT, Direction.OUT, NOON)
                .subject("Hello")
                .messageId(messageId)
                .attachments(List.of(new NewAttachment("a", "text/plain", new byte[] {1})))));
    }

    @CanIgnoreReturnValue
    private <R> R act(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("anna"), work);
    }
}
