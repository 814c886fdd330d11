package dev.baton.erasure;

import dev.baton.inbox.Handled;
import dev.baton.mailroom.Correspondent;
import dev.baton.mailroom.Letter;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to our letters about a request: they stand in its timeline, and go with it. */
@Component
class ErasureCorrespondent implements Correspondent {
    private final JdbcClient jdbc;

    ErasureCorrespondent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RecordType type() {
        return RecordType.ERASURE;
    }

    @Override
    public @Nullable RecordRef current(RecordRef record) {
        var known = jdbc.sql("select exists (select 1 from crm.erasure_request where id = ?)")
                .param(record.id())
                .query(Boolean.class)
                .single();
        return known ? record : null;
    }

    @Override
    public Handled open(Letter letter) {
        return Handled.notYet("No letter opens a request to be forgotten");
    }

    @Override
    public void joined(RecordRef record, Letter letter) {}
}
