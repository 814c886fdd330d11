package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import java.util.Collection;

/** Knows the invoices of people. Implemented by the module that owns invoices; without one there are none. */
public interface InvoiceBook {
    /** The invoices that name one of these leads and contacts. */
    Invoices of(Collection<RecordRef> records);

    /**
     * @param open unpaid ones
     * @param newestYear the calendar year of the newest; 0 when there is none
     */
    record Invoices(int open, int newestYear) {
        public static final Invoices NONE = new Invoices(0, 0);
    }
}
