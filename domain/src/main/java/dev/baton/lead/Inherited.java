package dev.baton.lead;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a lead took over from one that was merged into it.
 *
 * @param campaign whether that is also what the link said by which the other one came
 */
record Inherited(Set<LeadField> fields, boolean campaign) {
    private static final String CAMPAIGN = "campaign";

    Inherited {
        fields = Set.copyOf(fields);
    }

    static Inherited nothing() {
        return new Inherited(Set.of(), false);
    }

    /** As a journal keeps it: names alone, the values stay with the lead they came from. */
    List<String> names() {
        return Stream.concat(
                        fields.stream().sorted().map(LeadField::key), campaign ? Stream.of(CAMPAIGN) : Stream.empty())
                .toList();
    }

    /** Reads what {@link #names()} wrote. */
    static Inherited named(List<String> names) {
        return new Inherited(
                names.stream()
                        .filter(name -> !name.equals(CAMPAIGN))
                        .map(LeadField::parse)
                        .collect(Collectors.toUnmodifiableSet()),
                names.contains(CAMPAIGN));
    }
}
