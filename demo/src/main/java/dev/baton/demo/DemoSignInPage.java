package dev.baton.demo;

import dev.baton.web.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page of the default run, which names everybody. */
@Controller
@OpenTo(because = "nobody is signed in yet")
class DemoSignInPage {
    @GetMapping("/login")
    String login(Model page) {
        page.addAttribute("demoPeople", DemoPerson.ALL);
        return "login";
    }
}
