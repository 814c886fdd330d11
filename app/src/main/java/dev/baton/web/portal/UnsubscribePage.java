package dev.baton.web.portal;

import dev.baton.unsubscribing.Unsubscribing;
import dev.baton.web.OpenTo;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the reader of a letter says that they want no more of its kind: by a button here, or by one of their mail program. */
@Controller
@RequestMapping("/portal/{publicKey}/unsubscribe/{key}")
@OpenTo(
        because = "the key in the link is sealed, was sent to one reader, and only ends what they are sent without"
                + " asking")
class UnsubscribePage {
    private final PortalDesk desk;
    private final Unsubscribing unsubscribing;

    UnsubscribePage(PortalDesk desk, Unsubscribing unsubscribing) {
        this.desk = desk;
        this.unsubscribing = unsubscribing;
    }

    /** Asks, and changes nothing: programs that look for harm open every link of a letter. */
    @GetMapping
    String ask(@PathVariable String publicKey, @PathVariable String key, Model page, HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            unsubscribing.check(key);
            return shown(key, false, page);
        });
    }

    /**
     * One click (RFC 8058, 3.2): whatever is in the request, and without another page on the way. Not limited as forms
     * are, since one provider sends the clicks of many readers.
     */
    @PostMapping
    String unsubscribe(
            @PathVariable String publicKey, @PathVariable String key, Model page, HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            unsubscribing.unsubscribe(key);
            return shown(key, true, page);
        });
    }

    private static String shown(String key, boolean done, Model page) {
        page.addAttribute("readerKey", key);
        page.addAttribute("done", done);
        return "portal/unsubscribe";
    }
}
