package dev.baton.web.audit;

import dev.baton.audit.AuditChain;
import dev.baton.audit.AuditLog;
import dev.baton.audit.AuditSearch;
import dev.baton.audit.AuditTrail;
import dev.baton.audit.AuditedTables;
import dev.baton.audit.Operation;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.web.Asked;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who did what, when and from where; and whether the trail still is as it was written. */
@Controller
@RequestMapping("/audit")
@Needs(Right.SEE_AUDIT)
class AuditPage {
    private static final int SIZE = 50;

    /** What can be asked for by kind: all tables, what is done in the engine, and the trail itself. */
    private static final List<String> SUBJECTS = Stream.concat(
                    AuditedTables.NAMES.stream(), Stream.of("engine", "audit"))
            .toList();

    private final AuditTrail trail;
    private final AuditChain chain;
    private final AuditLog log;
    private final People people;
    private final Tenants tenants;
    private final MessageSource messages;

    AuditPage(
            AuditTrail trail, AuditChain chain, AuditLog log, People people, Tenants tenants, MessageSource messages) {
        this.trail = trail;
        this.chain = chain;
        this.log = log;
        this.people = people;
        this.tenants = tenants;
        this.messages = messages;
    }

    /**
     * What is looked for; a day is one of the tenant's.
     *
     * @param person login
     */
    record Wanted(
            @Nullable UUID record,
            @Nullable String person,
            @Nullable String kind,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate to,

            @Nullable Long before) {

        AuditSearch in(Tenant tenant) {
            var login = Asked.given(person);
            return new AuditSearch(
                    record,
                    login == null ? null : "person:" + login,
                    Asked.given(kind),
                    Asked.startOf(from, tenant.zone()),
                    Asked.endOf(to, tenant.zone()),
                    before);
        }

        public boolean isAny() {
            return asked().isEmpty();
        }

        String pageBefore(Long next) {
            return asked().with("before", next).url();
        }

        private Asked asked() {
            return Asked.of("/audit")
                    .with("record", record)
                    .with("person", person)
                    .with("kind", kind)
                    .with("from", from)
                    .with("to", to);
        }
    }

    /** What an entry can be about. */
    record Subject(String key, String name) {}

    @GetMapping
    String list(@ModelAttribute("wanted") Wanted wanted, SignedIn person, Locale language, Model page) {
        var part = trail.search(wanted.in(tenant(person)), SIZE);
        var everybody = people.all();
        var names = everybody.stream().collect(Collectors.toMap(Person::login, Function.identity(), (a, b) -> a));
        var records = trail.recordsOf(part.changes());
        var sees = person.may(Right.SEE_PERSONAL_DATA);
        page.addAttribute(
                "entries",
                part.changes().stream()
                        .map(change -> ShownEntry.of(sees ? change : change.masked(), names, records.get(change.id())))
                        .toList());
        page.addAttribute("next", part.next() == null ? null : wanted.pageBefore(part.next()));
        page.addAttribute("people", everybody);
        page.addAttribute("subjects", subjects(language));
        page.addAttribute("chain", chain.state());
        page.addAttribute("mayExport", sees);
        return "audit/list";
    }

    /** What can be asked for, with its name, in the order of the names. */
    private List<Subject> subjects(Locale language) {
        return SUBJECTS.stream()
                .map(key -> new Subject(key, messages.getMessage("audit.subject." + key, null, language)))
                .sorted(Comparator.comparing(Subject::name, Collator.getInstance(language)))
                .toList();
    }

    @PostMapping("/verify")
    String verify(RedirectAttributes next) {
        var verification = chain.verify(List.of());
        if (verification.holds()) {
            Flash.done(next, "audit.holds", verification.entries());
        } else {
            Flash.failed(next, "audit.broken", verification.findings().get(0).toString());
        }
        return "redirect:/audit";
    }

    /** Nothing is masked in it, or its hashes would not fit. */
    @GetMapping("/export")
    @Needs(Right.SEE_PERSONAL_DATA)
    void export(SignedIn person, HttpServletResponse response) throws IOException {
        var tenant = tenant(person);
        log.add(new Operation("export/audit", null, null, "export", Map.of(), Map.of()));
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-" + tenant.key() + ".jsonl\"");
        response.setHeader("Cache-Control", "no-store");
        var writer = response.getWriter();
        chain.export(tenant.key(), line -> writer.append(line).append('\n'));
        writer.flush();
    }

    private Tenant tenant(SignedIn person) {
        return tenants.byId(person.tenant()).orElseThrow(() -> new NotFound("tenant", person.tenant()));
    }
}
