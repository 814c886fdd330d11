package dev.baton.knowledge;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with articles: write, have looked at, publish, take away. Readers see what was published last, while a
 * newer text is being written.
 */
@Service
@Transactional
public class Articles {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 100_000;

    private final ArticleRows rows;
    private final Clock clock;

    Articles(ArticleRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Article get(UUID id) {
        return rows.get(id);
    }

    /** Which texts the article ever had, newest first. */
    @Transactional(readOnly = true)
    public List<ArticleVersion> versions(UUID id) {
        return rows.versions(rows.get(id).id());
    }

    /**
     * A text the article has, or had.
     *
     * @throws NotFound if it never had one of that number
     */
    @Transactional(readOnly = true)
    public ArticleText text(UUID id, int number) {
        return rows.text(id, number).orElseThrow(() -> new NotFound("version of the article " + id, number));
    }

    /**
     * Begins an article: a draft that nobody reads yet.
     *
     * @throws Invalid if title or text is missing, or too long
     */
    public UUID write(ArticleText text, Language language, Readers readers) {
        return rows.add(checked(text), language, readers, null, clock.instant());
    }

    /**
     * Begins an article from what was learnt with a record, once: for our own people, until somebody looked at it. Taken out
     * are addresses of mailboxes, telephone numbers, keys and the names given.
     *
     * @param names of the people and companies of that record
     * @return the one there is already, where it was begun before
     */
    public UUID draftFrom(RecordRef source, String title, String text, Language language, Set<String> names) {
        var before = rows.ofSource(source);
        if (before.isPresent()) {
            return before.get();
        }
        var impersonal = new ArticleText(Impersonal.text(title, names), Impersonal.text(text, names));
        return rows.add(checked(impersonal), language, Readers.INTERNAL, source, clock.instant());
    }

    /**
     * Gives an article another text; the one before is kept, and stays what readers see until this one is published.
     *
     * @throws Invalid if title or text is missing, or too long
     * @throws org.springframework.dao.OptimisticLockingFailureException if it was changed since that version
     */
    public void revise(UUID id, ArticleText text, Readers readers, long version) {
        var before = rows.get(id);
        var now = checked(text);
        var other = !now.equals(before.text());
        var number = other ? before.number() + 1 : before.number();
        rows.change(
                id,
                version,
                "title = :title, body = :body, audience = :readers, number = :number, state = 'draft'",
                Map.of("title", now.title(), "body", now.body(), "readers", readers.key(), "number", number),
                clock.instant());
        if (other) {
            rows.keep(id, number, now, clock.instant());
        }
    }

    /** The article that was begun from a record. */
    @Transactional(readOnly = true)
    public Optional<Article> learntFrom(RecordRef source) {
        return rows.ofSource(source).map(rows::get);
    }

    /**
     * Publishes a draft as it is, for these readers; one that is read already stays as it is.
     *
     * @throws Rejected if it was taken away meanwhile
     */
    public void approve(UUID id, Readers readers) {
        var draft = rows.get(id);
        if (draft.state() == ArticleState.PUBLISHED) {
            return;
        }
        if (draft.readers() != readers) {
            revise(id, draft.text(), readers, draft.version());
        }
        if (rows.get(id).state() == ArticleState.DRAFT) {
            submit(id, rows.get(id).version());
        }
        publish(id, rows.get(id).version());
    }

    /** Takes a draft away that nobody is to read; does nothing where it is away, or where readers see it. */
    public void discard(UUID id) {
        var draft = rows.get(id);
        if (draft.state() != ArticleState.RETIRED && !draft.isRead()) {
            retire(id, draft.version());
        }
    }

    /** Wants somebody to look at a draft. */
    public void submit(UUID id, long version) {
        move(id, version, EnumSet.of(ArticleState.DRAFT), "state = 'review'");
    }

    /** Gives a draft back to whoever writes it. */
    public void sendBack(UUID id, long version) {
        move(id, version, EnumSet.of(ArticleState.REVIEW), "state = 'draft'");
    }

    /** Somebody looked at it: readers see it from now on. */
    public void publish(UUID id, long version) {
        move(
                id,
                version,
                EnumSet.of(ArticleState.REVIEW),
                "state = 'published', published_number = number, published_title = title, published_body = body, "
                        + "published_for = audience");
    }

    /** Readers see it no more; its texts are kept. */
    public void retire(UUID id, long version) {
        move(
                id,
                version,
                EnumSet.complementOf(EnumSet.of(ArticleState.RETIRED)),
                "state = 'retired', published_number = null, published_title = null, published_body = null, "
                        + "published_for = null");
    }

    private void move(UUID id, long version, Set<ArticleState> from, String set) {
        var state = rows.get(id).state();
        if (!from.contains(state)) {
            throw new Rejected("knowledge.not-now", state.key());
        }
        rows.change(id, version, set, Map.of(), clock.instant());
    }

    private static ArticleText checked(ArticleText text) {
        var title = text.title().strip();
        var body = text.body().strip();
        var problems = new ArrayList<FieldProblem>();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            problems.add(new FieldProblem("title", "Give it a title of up to " + LONGEST_TITLE + " letters"));
        }
        if (body.isEmpty() || body.length() > LONGEST_BODY) {
            problems.add(new FieldProblem("body", "Write a text of up to " + LONGEST_BODY + " letters"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new ArticleText(title, body);
    }
}
