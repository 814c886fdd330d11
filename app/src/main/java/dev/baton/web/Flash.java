package dev.baton.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says about what was just done. */
public final class Flash {
    public static void done(RedirectAttributes next, String messageKey, Object... argument) {
        say(next, messageKey, "success", argument);
    }

    public static void failed(RedirectAttributes next, String messageKey, Object... argument) {
        say(next, messageKey, "danger", argument);
    }

    private static void say(RedirectAttributes next, String messageKey, String tone, Object... argument) {
        next.addFlashAttribute("flash", messageKey);
        next.addFlashAttribute("flashTone", tone);
        if (argument.length > 0) {
            next.addFlashAttribute("flashArgument", argument[0]);
        }
    }

    private Flash() {}
}
