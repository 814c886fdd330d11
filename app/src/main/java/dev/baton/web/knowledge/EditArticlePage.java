package dev.baton.web.knowledge;

import dev.baton.identity.Right;
import dev.baton.knowledge.Article;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.shared.Invalid;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Articles are written here; what was typed is kept, whatever somebody else changed meanwhile. */
@Controller
@Needs(Right.WRITE_ARTICLES)
class EditArticlePage {
    private final Articles articles;

    EditArticlePage(Articles articles) {
        this.articles = articles;
    }

    @GetMapping("/knowledge/new")
    String begin(Locale locale, Model page) {
        page.addAttribute("form", ArticleForm.empty(Language.of(locale)));
        return form(null, page);
    }

    @PostMapping("/knowledge/new")
    String write(
            @ModelAttribute("form") ArticleForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        FormErrors.requireWhole(errors);
        try {
            var id = articles.write(form.text(), form.languageOrEnglish(), form.readersOrOurs());
            Flash.done(next, "knowledge.saved");
            return "redirect:/knowledge/" + id;
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        }
        response.setStatus(422);
        return form(null, page);
    }

    @GetMapping("/knowledge/{article}/edit")
    String edit(@PathVariable UUID article, Model page) {
        var known = articles.get(article);
        page.addAttribute("form", ArticleForm.of(known));
        return form(known, page);
    }

    @PostMapping("/knowledge/{article}/edit")
    String save(
            @PathVariable UUID article,
            @ModelAttribute("form") ArticleForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        FormErrors.requireWhole(errors);
        var known = articles.get(article);
        try {
            articles.revise(article, form.text(), form.readersOrOurs(), form.version());
            Flash.done(next, "knowledge.saved");
            return "redirect:/knowledge/" + article + KnowledgePage.DRAFT;
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return conflict(articles.get(article), form, page, response);
        }
        response.setStatus(422);
        return form(known, page);
    }

    private static String conflict(Article now, ArticleForm yours, Model page, HttpServletResponse response) {
        page.addAttribute("changedMeanwhile", true);
        page.addAttribute("form", yours.over(now.version()));
        response.setStatus(409);
        return form(now, page);
    }

    private static String form(@Nullable Article article, Model page) {
        page.addAttribute("article", article);
        page.addAttribute("languages", Language.values());
        page.addAttribute("readers", Readers.values());
        return "knowledge/edit";
    }
}
