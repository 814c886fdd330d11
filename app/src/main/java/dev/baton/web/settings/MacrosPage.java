package dev.baton.web.settings;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.knowledge.Language;
import dev.baton.macro.Macro;
import dev.baton.macro.MacroVariable;
import dev.baton.macro.Macros;
import dev.baton.people.People;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** The texts that answers begin with. Whoever answers writes them. */
@Controller
@RequestMapping("/settings/macros")
@Needs(Right.WRITE_ARTICLES)
class MacrosPage {
    private final Macros macros;
    private final People people;

    MacrosPage(Macros macros, People people) {
        this.macros = macros;
        this.people = people;
    }

    @GetMapping
    String list(Model page) {
        page.addAttribute("macros", macros.all());
        return "settings/macros";
    }

    @GetMapping("/new")
    String begin(Locale locale, SignedIn person, Model page) {
        return form(null, MacroForm.empty(Language.of(locale)), person, page);
    }

    @PostMapping("/new")
    String write(
            @ModelAttribute("form") MacroForm form,
            BindingResult errors,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (isSaved(form, errors, () -> macros.write(form.text()))) {
            return done(next, "macros.saved", form.text().name());
        }
        response.setStatus(422);
        return form(null, form, person, page);
    }

    @GetMapping("/{macro}")
    String edit(@PathVariable UUID macro, SignedIn person, Model page) {
        var known = macros.get(macro);
        return form(known, MacroForm.of(known), person, page);
    }

    @PostMapping("/{macro}")
    String save(
            @PathVariable UUID macro,
            @ModelAttribute("form") MacroForm form,
            BindingResult errors,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if (isSaved(form, errors, () -> {
                macros.change(macro, form.text(), form.version());
                return macro;
            })) {
                return done(next, "macros.saved", form.text().name());
            }
        } catch (OptimisticLockingFailureException | NotFound changedMeanwhile) {
            response.setStatus(409);
            return meanwhile(find(macro), form, person, page);
        }
        response.setStatus(422);
        return form(find(macro), form, person, page);
    }

    /** @param now what it became; null if it is gone, then what was typed can be kept as a new one */
    private String meanwhile(@Nullable Macro now, MacroForm form, SignedIn person, Model page) {
        page.addAttribute(now == null ? "removedMeanwhile" : "changedMeanwhile", true);
        return form(now, form.over(now == null ? 0 : now.version()), person, page);
    }

    private @Nullable Macro find(UUID macro) {
        try {
            return macros.get(macro);
        } catch (NotFound gone) {
            return null;
        }
    }

    /** A part of the page, while somebody writes. */
    @PostMapping("/preview")
    String preview(@ModelAttribute("form") MacroForm form, BindingResult errors, SignedIn person, Model page) {
        FormErrors.requireWhole(errors);
        putPreview(form, person, page);
        return "settings/macro :: preview";
    }

    @GetMapping("/{macro}/remove")
    String askToRemove(@PathVariable UUID macro, Model page) {
        page.addAttribute("macro", macros.get(macro));
        return "settings/macro-remove";
    }

    @PostMapping("/{macro}/remove")
    String remove(@PathVariable UUID macro, @RequestParam long version, RedirectAttributes next) {
        var name = macros.get(macro).text().name();
        macros.remove(macro, version);
        return done(next, "macros.removed", name);
    }

    /** Keeps it; where something is wrong, it stands beside its field and nothing is kept. */
    private static boolean isSaved(MacroForm form, BindingResult errors, Saving saving) {
        FormErrors.requireWhole(errors);
        var unknown = form.macroBody().unknown();
        if (!unknown.isEmpty()) {
            errors.rejectValue(
                    "body", "macros.unknown-variable", new Object[] {String.join(", ", unknown), allowed()}, null);
            return false;
        }
        try {
            return saving.save() != null;
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
            return false;
        }
    }

    /** Writes a macro, or writes it anew. */
    private interface Saving {
        UUID save();
    }

    private static String allowed() {
        return Arrays.stream(MacroVariable.values()).map(MacroVariable::written).collect(Collectors.joining(", "));
    }

    private static String done(RedirectAttributes next, String message, String name) {
        Flash.done(next, message, name);
        return "redirect:/settings/macros";
    }

    private String form(@Nullable Macro macro, MacroForm form, SignedIn person, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("macro", macro);
        page.addAttribute("languages", Language.values());
        page.addAttribute("teams", people.teams());
        page.addAttribute("variables", MacroVariable.values());
        putPreview(form, person, page);
        return "settings/macro";
    }

    private void putPreview(MacroForm form, SignedIn person, Model page) {
        page.addAttribute("preview", macros.preview(form.macroBody(), form.languageOrEnglish(), person));
        page.addAttribute("unknown", String.join(", ", form.macroBody().unknown()));
    }
}
