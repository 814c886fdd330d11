package dev.baton.web.settings;

import dev.baton.ticket.PolicyPromise;
import dev.baton.ticket.Promise;
import dev.baton.ticket.WorkingMinutes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * The form of what a policy promises, as it was typed.
 *
 * @param first such as {@code 1 h 30 min}
 * @param version of what was read
 */
record PromiseForm(
        @Nullable String first,
        @Nullable String next,
        @Nullable String resolution,
        @Nullable String calendar,
        @Nullable Boolean pausesForCustomer,
        @Nullable Boolean pausesForVendor,
        @Nullable String escalationSet,
        long version) {

    static PromiseForm of(PolicyPromise policy) {
        var holds = policy.holds();
        return new PromiseForm(
                WorkingMinutes.text(holds.first()),
                WorkingMinutes.text(holds.next()),
                WorkingMinutes.text(holds.resolution()),
                holds.calendar(),
                holds.pausesForCustomer(),
                holds.pausesForVendor(),
                holds.escalationSet(),
                policy.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    PromiseForm over(long newVersion) {
        return new PromiseForm(
                first, next, resolution, calendar, pausesForCustomer, pausesForVendor, escalationSet, newVersion);
    }

    /** What it promises; empty where a time cannot be read, which then is said beside it. */
    Optional<Promise> promise(String policy, BindingResult errors) {
        var firstTime = time("first", first, errors);
        var nextTime = time("next", next, errors);
        var resolutionTime = time("resolution", resolution, errors);
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new Promise(
                        policy,
                        firstTime,
                        nextTime,
                        resolutionTime,
                        Typed.text(calendar),
                        Boolean.TRUE.equals(pausesForCustomer),
                        Boolean.TRUE.equals(pausesForVendor),
                        Typed.text(escalationSet)));
    }

    private static Duration time(String field, @Nullable String typed, BindingResult errors) {
        return WorkingMinutes.parse(Typed.text(typed)).orElseGet(() -> {
            errors.rejectValue(field, "promise.time.unreadable");
            return Duration.ZERO;
        });
    }
}
