package dev.baton.web.settings;

import dev.baton.assignment.AssignmentService;
import dev.baton.identity.Right;
import dev.baton.people.TeamDetails;
import dev.baton.people.Teams;
import dev.baton.people.TeamsInUse;
import dev.baton.shared.Invalid;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The teams of a company, what waits with them, and which the processes need but have nobody. */
@Controller
@RequestMapping("/settings/teams")
@Needs(Right.ADMINISTER_PEOPLE)
class TeamsPage {
    private final Teams teams;
    private final TeamsInUse uses;
    private final AssignmentService assignments;

    TeamsPage(Teams teams, TeamsInUse uses, AssignmentService assignments) {
        this.teams = teams;
        this.uses = uses;
        this.assignments = assignments;
    }

    /**
     * A team in the list.
     *
     * @param waiting leads without an owner in its queue
     * @param uses where processes hand work to it
     */
    record Line(TeamDetails details, long waiting, List<TeamsInUse.Use> uses) {
        public boolean isMissed() {
            return details.members().isEmpty() && !uses.isEmpty();
        }
    }

    /** A team that processes hand work to and nobody is in, nor known by name. */
    record Missing(String team, List<TeamsInUse.Use> uses) {}

    @GetMapping
    String list(Model page) {
        var byTeam = uses.ofTenant().stream()
                .collect(Collectors.groupingBy(TeamsInUse.Use::team, TreeMap::new, Collectors.toList()));
        var waiting = assignments.waitingByTeam();
        var shown = teams.all().stream()
                .map(team -> {
                    var key = team.team().key();
                    return new Line(team, waiting.getOrDefault(key, 0L), byTeam.getOrDefault(key, List.of()));
                })
                .toList();
        shown.forEach(team -> byTeam.remove(team.details().team().key()));
        page.addAttribute("teams", shown);
        page.addAttribute(
                "missing",
                byTeam.entrySet().stream()
                        .map(entry -> new Missing(entry.getKey(), entry.getValue()))
                        .toList());
        page.addAttribute("missed", shown.stream().filter(Line::isMissed).toList());
        return "settings/teams";
    }

    @PostMapping("/{team}")
    String rename(
            @PathVariable String team,
            @RequestParam(defaultValue = "") String name,
            @RequestParam long version,
            RedirectAttributes next) {
        try {
            teams.rename(team, name, version);
            Flash.done(next, "people.team.renamed", name);
        } catch (Invalid invalid) {
            Flash.failed(next, invalid.problems().get(0).message());
        }
        return "redirect:/settings/teams";
    }
}
