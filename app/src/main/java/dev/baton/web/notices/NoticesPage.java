package dev.baton.web.notices;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.notice.Notice;
import dev.baton.notice.Notifications;
import dev.baton.people.People;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.records.RecordLinks;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the person who asks was told; nobody sees what others were. */
@Controller
@RequestMapping("/notifications")
@Needs(Right.SEE_WORK)
class NoticesPage {
    private final Notifications notifications;
    private final People people;

    NoticesPage(Notifications notifications, People people) {
        this.notifications = notifications;
        this.people = people;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, SignedIn person, Model page) {
        var found = notifications.page(id(person), before);
        page.addAttribute("notices", found.notices());
        page.addAttribute("unread", notifications.unread(id(person)));
        page.addAttribute("next", found.next() == null ? null : "/notifications?before=" + found.next());
        return "notices/list";
    }

    /** The bell of every page, with how many are unread. */
    @GetMapping("/bell")
    String bell(SignedIn person, Model page) {
        var unread = notifications.unread(id(person));
        page.addAttribute("unread", unread);
        page.addAttribute("isMany", unread >= Notifications.COUNTED);
        return "notices/bell :: bell";
    }

    /** Goes where a notice leads; it is read by then. */
    @PostMapping("/{notice}/open")
    String open(@PathVariable UUID notice, SignedIn person) {
        var asked = notifications.find(id(person), notice).orElseThrow(() -> new NotFound("notice", notice));
        notifications.read(id(person), notice);
        return "redirect:" + link(asked);
    }

    @PostMapping("/{notice}/read")
    String read(@PathVariable UUID notice, SignedIn person) {
        if (notifications.find(id(person), notice).isEmpty()) {
            throw new NotFound("notice", notice);
        }
        notifications.read(id(person), notice);
        return "redirect:/notifications";
    }

    @PostMapping("/read-all")
    String readAll(SignedIn person, RedirectAttributes next) {
        notifications.readAll(id(person));
        Flash.done(next, "notices.all-read");
        return "redirect:/notifications";
    }

    private static String link(Notice notice) {
        return Objects.requireNonNullElse(RecordLinks.of(notice.record()), "/notifications");
    }

    private PersonId id(SignedIn person) {
        return people.byLogin(person.login())
                .orElseThrow(() -> new NotFound("person", person.login()))
                .id();
    }
}
