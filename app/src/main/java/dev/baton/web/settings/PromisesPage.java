package dev.baton.web.settings;

import dev.baton.calendar.CalendarService;
import dev.baton.identity.Right;
import dev.baton.shared.Invalid;
import dev.baton.ticket.PolicyPromise;
import dev.baton.ticket.Promise;
import dev.baton.ticket.PromiseService;
import dev.baton.ticket.WorkingMinutes;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a company promises those who ask its support, by policy. */
@Controller
@RequestMapping("/settings/promises")
@Needs(Right.ADMINISTER_CALENDARS)
class PromisesPage {
    private final PromiseService promises;
    private final CalendarService calendars;
    private final DeadlineMoves moves;

    PromisesPage(PromiseService promises, CalendarService calendars, DeadlineMoves moves) {
        this.promises = promises;
        this.calendars = calendars;
        this.moves = moves;
    }

    /**
     * A time as it is read.
     *
     * @param days so many whole working days; null where it is no whole number of them
     */
    record Time(String text, @Nullable Long days) {}

    /**
     * A policy in the list.
     *
     * @param behind how many open tickets were promised something else
     */
    record Line(
            String policy,
            Time first,
            Time next,
            Time resolution,
            String calendar,
            boolean pausesForCustomer,
            boolean pausesForVendor,
            String ladder,
            boolean own,
            boolean chosen,
            int behind) {}

    @GetMapping
    String list(Model page) {
        var days = new Days(calendars);
        var behind = promises.behind();
        page.addAttribute(
                "promises",
                promises.list().stream()
                        .map(one -> line(one, one.holds(), days, behind.getOrDefault(one.policy(), 0)))
                        .toList());
        return "settings/promises";
    }

    private static Line line(PolicyPromise policy, Promise promise, Days days, int behind) {
        var calendar = promise.calendar();
        return new Line(
                policy.policy(),
                days.time(promise.first(), calendar),
                days.time(promise.next(), calendar),
                days.time(promise.resolution(), calendar),
                calendar,
                promise.pausesForCustomer(),
                promise.pausesForVendor(),
                promise.escalationSet(),
                policy.own(),
                policy.byTable() != null,
                behind);
    }

    @GetMapping("/{policy}")
    String show(@PathVariable String policy, Model page) {
        var known = promises.get(policy);
        page.addAttribute("form", PromiseForm.of(known));
        return form(known, page);
    }

    @PostMapping("/{policy}")
    String save(
            @PathVariable String policy,
            @ModelAttribute("form") PromiseForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        FormErrors.requireWhole(errors);
        var known = promises.get(policy);
        var wanted = form.promise(policy, errors);
        try {
            if (wanted.isPresent()) {
                DeadlineMoves.unchanged("promise " + policy, known.version(), form.version());
                if (confirmed == null && moves.asks(promises.preview(wanted.get()), request, address(policy), page)) {
                    return DeadlineMoves.VIEW;
                }
                promises.save(wanted.get(), form.version());
                Flash.done(next, "promises.saved", policy);
                return "redirect:/settings/promises";
            }
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            response.setStatus(409);
            var now = promises.get(policy);
            page.addAttribute("form", form.over(now.version()));
            page.addAttribute("changedMeanwhile", true);
            return form(now, page);
        }
        response.setStatus(422);
        return form(known, page);
    }

    /** The table's word holds again. */
    @PostMapping("/{policy}/reset")
    String reset(
            @PathVariable String policy,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            RedirectAttributes next) {
        DeadlineMoves.unchanged("promise " + policy, promises.get(policy).version(), version);
        if (confirmed == null && moves.asks(promises.previewReset(policy), request, address(policy), page)) {
            return DeadlineMoves.VIEW;
        }
        promises.reset(policy, version);
        Flash.done(next, "promises.reset.done", policy);
        return "redirect:/settings/promises";
    }

    /** Tickets that were promised something else are promised what holds now. */
    @PostMapping("/{policy}/repromise")
    String repromise(
            @PathVariable String policy,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            RedirectAttributes next) {
        if (confirmed == null && moves.asks(promises.previewRepromise(policy), request, address(policy), page)) {
            return DeadlineMoves.VIEW;
        }
        promises.repromise(policy);
        Flash.done(next, "promises.repromised", policy);
        return "redirect:/settings/promises";
    }

    private static String address(String policy) {
        return "/settings/promises/" + policy;
    }

    private String form(PolicyPromise known, Model page) {
        var days = new Days(calendars);
        page.addAttribute("policy", known.policy());
        page.addAttribute("own", known.own());
        page.addAttribute("version", known.version());
        page.addAttribute("byTable", known.byTable() == null ? null : line(known, known.byTable(), days, 0));
        page.addAttribute("behind", promises.behind().getOrDefault(known.policy(), 0));
        page.addAttribute("calendars", names(known.holds().calendar()));
        page.addAttribute("ladders", List.copyOf(promises.ladders()));
        return "settings/promise";
    }

    /** The calendars that can be chosen; the company's own holds before it is written down. */
    private Map<String, String> names(String chosen) {
        var names = new LinkedHashMap<String, String>();
        names.put(CalendarService.DEFAULT, CalendarService.DEFAULT);
        calendars.list().forEach(calendar -> names.put(calendar.key(), calendar.name()));
        names.putIfAbsent(chosen, chosen);
        return names;
    }

    /** Says of times how many working days they are, by calendars whose days are all of one length. */
    private static final class Days {
        private final CalendarService calendars;
        private final Map<String, Optional<Duration>> lengths = new HashMap<>();

        Days(CalendarService calendars) {
            this.calendars = calendars;
        }

        Time time(Duration time, String calendar) {
            return new Time(
                    WorkingMinutes.text(time),
                    lengths.computeIfAbsent(calendar, this::length)
                            .filter(day -> time.toMinutes() % day.toMinutes() == 0)
                            .map(time::dividedBy)
                            .orElse(null));
        }

        private Optional<Duration> length(String key) {
            return calendars.calendarOrUsual(key).lengthOfDay();
        }
    }
}
