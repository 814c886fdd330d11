package dev.baton.web.work;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import dev.baton.worklist.WorkScope;
import dev.baton.worklist.WorkSearch;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What waits for people, and who takes it. */
@Controller
@Needs(Right.SEE_WORK)
class WorkListPage {
    private static final int ROWS = 50;

    private final WorkItems items;
    private final WorkList work;
    private final WorkClock.Reader clock;

    WorkListPage(WorkItems items, WorkList work, WorkClock.Reader clock) {
        this.items = items;
        this.work = work;
        this.clock = clock;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/work";
    }

    @GetMapping("/work")
    String list(
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            SignedIn person,
            Model page) {
        var shown = scopeOf(scope);
        var text = q.isBlank() ? null : q.strip();
        var found = items.list(new WorkSearch(shown, text, overdue, cursor, ROWS), person);
        var now = clock.read();
        page.addAttribute("scope", shown.name().toLowerCase(Locale.ROOT));
        page.addAttribute("text", text);
        page.addAttribute("overdue", overdue);
        page.addAttribute(
                "rows",
                found.items().stream()
                        .map(item -> WorkRow.of(item, person, now))
                        .toList());
        page.addAttribute("next", found.next() == null ? null : more(shown, text, overdue, found.next()));
        return "work/list";
    }

    private static WorkScope scopeOf(String word) {
        return switch (word) {
            case "teams" -> WorkScope.TEAMS;
            case "all" -> WorkScope.ALL;
            default -> WorkScope.MINE;
        };
    }

    private static String more(WorkScope scope, @Nullable String text, boolean overdue, String cursor) {
        var address = UriComponentsBuilder.fromPath("/work")
                .queryParam("scope", scope.name().toLowerCase(Locale.ROOT))
                .queryParam("cursor", "{cursor}");
        if (overdue) {
            address.queryParam("overdue", "true");
        }
        if (text == null) {
            return address.encode().buildAndExpand(cursor).toUriString();
        }
        return address.queryParam("q", "{q}")
                .encode()
                .buildAndExpand(cursor, text)
                .toUriString();
    }

    @PostMapping("/work/{item}/claim")
    @Needs(Right.DO_WORK)
    String claim(
            @PathVariable UUID item,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            SignedIn person,
            Model page,
            RedirectAttributes next) {
        work.claim(item, person);
        if (fragment) {
            return row(item, person, page);
        }
        Flash.done(next, "work.claimed");
        return "redirect:/work/" + item;
    }

    @PostMapping("/work/{item}/unclaim")
    @Needs(Right.DO_WORK)
    String unclaim(
            @PathVariable UUID item,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            SignedIn person,
            Model page,
            RedirectAttributes next) {
        work.unclaim(item, person);
        if (fragment) {
            return row(item, person, page);
        }
        Flash.done(next, "work.unclaimed");
        return "redirect:/work?scope=teams";
    }

    @PostMapping("/work/{item}/assign")
    @Needs(Right.DO_WORK)
    String assign(@PathVariable UUID item, @RequestParam String login, SignedIn person, RedirectAttributes next) {
        work.assign(item, login, person);
        Flash.done(next, "work.assigned", items.nameOf(login).orElse(login));
        return "redirect:/work?scope=" + (person.may(Right.SEE_ALL_WORK) ? "all" : "teams");
    }

    /** The line anew; an empty one when the person gave it to a team they are not in. */
    private String row(UUID item, SignedIn person, Model page) {
        try {
            page.addAttribute("row", WorkRow.of(items.get(item, person), person, clock.read()));
        } catch (NotFound notTheirs) {
            page.addAttribute("row", null);
        }
        return "work/row :: row";
    }
}
