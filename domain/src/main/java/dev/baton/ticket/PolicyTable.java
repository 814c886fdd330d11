package dev.baton.ticket;

import java.util.List;

/** The table that says what is promised about a ticket, in the version that holds for the tenant now. */
public interface PolicyTable {
    /**
     * A version of the table.
     *
     * @param id of this version alone
     * @param rules what its rules promise, in their order; rules that reckon with formulas are left out
     */
    record Version(String id, int number, List<Promise> rules) {
        public Version {
            rules = List.copyOf(rules);
        }
    }

    Version newest();
}
