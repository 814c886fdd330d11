package dev.baton.web.settings;

import dev.baton.identity.Right;
import dev.baton.web.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the settings begin. */
@Controller
class SettingsPage {
    @GetMapping("/settings")
    @Needs(Right.ADMINISTER_PEOPLE)
    String first() {
        return "redirect:/settings/people";
    }
}
