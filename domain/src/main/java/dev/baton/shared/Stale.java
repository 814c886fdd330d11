package dev.baton.shared;

/** Somebody else changed the record since it was read. Nothing was kept. Answers 409 (API: 412 for a stale If-Match). */
public class Stale extends RuntimeException {
    private final transient RecordRef record;

    public Stale(RecordRef record) {
        super(record + " was changed meanwhile");
        this.record = record;
    }

    public RecordRef record() {
        return record;
    }
}
