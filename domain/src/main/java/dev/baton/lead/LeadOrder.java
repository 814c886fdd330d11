package dev.baton.lead;

/** How the rows of a {@link LeadSort} are told apart: by an expression that has an index, then by key. */
record LeadOrder(String expression, String type, boolean descending) {
    static LeadOrder of(LeadSort sort) {
        return switch (sort) {
            case NEWEST -> new LeadOrder("l.received_at", "timestamptz", true);
            case OLDEST -> new LeadOrder("l.received_at", "timestamptz", false);
            case NAME -> new LeadOrder("lower(l.last_name || ' ' || l.first_name)", "text", false);
            case COMPANY -> new LeadOrder("lower(l.company_name)", "text", false);
            case SCORE -> new LeadOrder("coalesce(l.fit + l.engagement, -1000000)", "int", true);
            case DUE -> new LeadOrder("coalesce(l.first_touch_due_at, 'infinity'::timestamptz)", "timestamptz", false);
        };
    }

    String after() {
        return "(" + expression + ", l.id) " + (descending ? "<" : ">") + " (cast(:afterKey as " + type
                + "), :afterId)";
    }

    String by() {
        var direction = descending ? " desc" : "";
        return expression + direction + ", l.id" + direction;
    }
}
