package dev.baton.lead;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a person changes about a lead: only the named fields; an empty text clears one.
 *
 * <pre>{@code
 * leads.update(id, LeadChanges.none().with(LeadField.PHONE, "+49 30 901820").with(LeadField.INDUSTRY, ""), version);
 * }</pre>
 */
public record LeadChanges(Map<LeadField, String> values) {
    public LeadChanges {
        values = Map.copyOf(values);
    }

    public static LeadChanges none() {
        return new LeadChanges(Map.of());
    }

    public LeadChanges with(LeadField field, String value) {
        var more = new EnumMap<LeadField, String>(LeadField.class);
        more.putAll(values);
        more.put(field, value);
        return new LeadChanges(more);
    }
}
