package dev.baton.web.settings;

import dev.baton.calendar.CalendarChanged;
import dev.baton.ticket.MovedDeadline;
import dev.baton.ticket.TicketDeadlines;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows which deadlines a change moves, and asks once more, before it is saved. */
@Component
class DeadlineMoves {
    static final String VIEW = "settings/deadlines";
    private static final int MOST_SHOWN = 100;

    private final TicketDeadlines deadlines;

    DeadlineMoves(TicketDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * Before what would move is shown: nobody is to weigh a change that cannot be saved.
     *
     * @param held the version that is stored
     * @param read the version that the sender of a change has seen
     * @throws OptimisticLockingFailureException if they differ
     */
    static void unchanged(String what, long held, long read) {
        if (held != read) {
            throw new OptimisticLockingFailureException(what + " was changed meanwhile");
        }
    }

    /**
     * Whether {@link #VIEW} is to be shown instead of saving: some deadline would move, and nobody said yes to that.
     *
     * @param confirmed what the page sends with its yes; null before it was shown
     * @param back where a no leads
     */
    boolean asks(
            Collection<CalendarChanged> changes,
            @Nullable String confirmed,
            HttpServletRequest request,
            String back,
            Model page) {
        return confirmed == null && asks(deadlines.preview(changes), request, back, page);
    }

    /** As above, where it is known already which deadlines would move. */
    boolean asks(List<MovedDeadline> moved, HttpServletRequest request, String back, Model page) {
        if (moved.isEmpty()) {
            return false;
        }
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                fields.put(name, List.of(values));
            }
        });
        page.addAttribute("moved", moved.stream().limit(MOST_SHOWN).toList());
        page.addAttribute("count", moved.size());
        page.addAttribute("broken", moved.stream().filter(MovedDeadline::broken).count());
        page.addAttribute("action", request.getRequestURI());
        page.addAttribute("fields", fields);
        page.addAttribute("back", back);
        return true;
    }
}
