package dev.baton.lead;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a lead that stays takes over from one that is merged into it: what nobody knew of it so far, never over what is
 * known, and never what a person took out of it.
 */
@Component
class Inheritance {
    /** They tell of a person at a company: of no use at another one. */
    private static final Set<LeadField> AT_THE_COMPANY =
            EnumSet.of(LeadField.JOB_TITLE, LeadField.INDUSTRY, LeadField.EMPLOYEES);

    private final Home home;
    private final LeadTitles titles;

    Inheritance(Home home, LeadTitles titles) {
        this.home = home;
        this.titles = titles;
    }

    /** Fills in the gaps; what was filled in. */
    Inherited takeOver(Lead survivor, Lead merged) {
        var known = survivor.details().written();
        var offered = merged.details().written();
        var fields = EnumSet.noneOf(LeadField.class);
        for (var field : offered.keySet()) {
            if (!known.containsKey(field) && !survivor.humanEntered().contains(field) && fits(field, known, offered)) {
                fields.add(field);
            }
        }
        var wanted = new EnumMap<>(known);
        fields.forEach(field -> wanted.put(field, Objects.requireNonNull(offered.get(field))));
        know(survivor, wanted);
        // What did not fit after all (a number that is none) was not taken over.
        fields.retainAll(survivor.details().written().keySet());
        var byHuman = EnumSet.copyOf(fields);
        byHuman.retainAll(merged.humanEntered());
        survivor.enteredByHuman(byHuman);
        var campaign = survivor.arrival().campaign().isEmpty()
                && !merged.arrival().campaign().isEmpty();
        if (campaign) {
            survivor.cameBy(merged.arrival().campaign());
        }
        return new Inherited(fields, campaign);
    }

    /** Takes back what was filled in, where it still says the same: what somebody changed since is theirs. */
    void giveBack(Lead survivor, Lead merged, Inherited inherited) {
        if (!survivor.standsForItself()) {
            return;
        }
        var known = survivor.details().written();
        var given = merged.details().written();
        var same = EnumSet.noneOf(LeadField.class);
        inherited.fields().stream()
                .filter(field -> Objects.equals(known.get(field), given.get(field)))
                .forEach(same::add);
        known.keySet().removeAll(same);
        know(survivor, known);
        survivor.notEnteredByHuman(same);
        if (inherited.campaign()
                && survivor.arrival().campaign().equals(merged.arrival().campaign())) {
            survivor.cameBy(Map.of());
        }
    }

    private void know(Lead lead, Map<LeadField, String> written) {
        if (!written.equals(lead.details().written())) {
            titles.follow(lead, () -> lead.know(LeadDetails.readWhatFits(written, home.tenant())));
        }
    }

    private static boolean fits(LeadField field, Map<LeadField, String> known, Map<LeadField, String> offered) {
        return switch (field) {
            case FIRST_NAME -> same(LeadField.LAST_NAME, known, offered);
            case LAST_NAME -> same(LeadField.FIRST_NAME, known, offered);
            default -> !AT_THE_COMPANY.contains(field) || same(LeadField.COMPANY_NAME, known, offered);
        };
    }

    /** Whether both may mean the same: they do not say different things. */
    private static boolean same(LeadField field, Map<LeadField, String> known, Map<LeadField, String> offered) {
        var one = known.get(field);
        var other = offered.get(field);
        return one == null || other == null || one.equalsIgnoreCase(other);
    }
}
