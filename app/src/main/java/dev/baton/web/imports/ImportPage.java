package dev.baton.web.imports;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.leadimport.ImportField;
import dev.baton.leadimport.ImportId;
import dev.baton.leadimport.ImportProgress;
import dev.baton.leadimport.ImportView;
import dev.baton.leadimport.ImportsInSight;
import dev.baton.leadimport.LeadImports;
import dev.baton.leadimport.RowFilter;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One import: what its columns mean, what would happen, how far it is, what happened, and the way back. */
@Controller
@RequestMapping("/imports/{id}")
@Needs(Right.IMPORT_LEADS)
class ImportPage {
    private static final String COLUMN = "column-";
    private static final int SAMPLE = 3;
    private static final int PAGE = 50;

    private final LeadImports imports;
    private final ImportsInSight sight;

    ImportPage(LeadImports imports, ImportsInSight sight) {
        this.imports = imports;
        this.sight = sight;
    }

    /** Before any of what follows. */
    @ModelAttribute
    void check(@PathVariable UUID id, SignedIn person) {
        sight.check(new ImportId(id), person);
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "0") int after,
            Model page) {
        var progress = imports.progress(new ImportId(id));
        describe(imports.view(new ImportId(id)), progress, page);
        var filter = RowFilter.find(show).orElse(RowFilter.ALL);
        var part = imports.rows(new ImportId(id), filter, after, PAGE);
        page.addAttribute("rows", part.rows());
        page.addAttribute("show", filter.key());
        page.addAttribute(
                "next",
                part.next() == null ? null : "/imports/" + id + "?show=" + filter.key() + "&after=" + part.next());
        return "imports/import";
    }

    private void describe(ImportView view, ImportProgress progress, Model page) {
        page.addAttribute("view", view);
        page.addAttribute("progress", progress);
        page.addAttribute("fields", ImportField.values());
        page.addAttribute(
                "sample", imports.rows(view.id(), RowFilter.ALL, 0, SAMPLE).rows());
    }

    /** What htmx asks for again and again; when all is done, the whole page is read anew. */
    @GetMapping("/progress")
    String progress(@PathVariable UUID id, Model page, HttpServletResponse response) {
        var progress = imports.progress(new ImportId(id));
        var view = imports.view(new ImportId(id));
        page.addAttribute("view", view);
        page.addAttribute("progress", progress);
        if (!view.isBusy()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "imports/progress :: progress";
    }

    @PostMapping("/check")
    String check(
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "no") String thank,
            Model page,
            HttpServletResponse response) {
        try {
            imports.check(
                    new ImportId(id), mapping(form), source.isBlank() ? null : source.strip(), thank.equals("yes"));
            return "redirect:/imports/" + id;
        } catch (Invalid invalid) {
            page.addAttribute(
                    "wrong",
                    invalid.problems().stream().map(FieldProblem::message).toList());
            describe(imports.view(new ImportId(id)), imports.progress(new ImportId(id)), page);
            page.addAttribute("rows", List.of());
            page.addAttribute("show", RowFilter.ALL.key());
            response.setStatus(422);
            return "imports/import";
        }
    }

    private static Map<Integer, ImportField> mapping(Map<String, String> form) {
        var mapping = new TreeMap<Integer, ImportField>();
        form.forEach((name, value) -> {
            if (name.matches(COLUMN + "\\d{1,3}")) {
                var column = Integer.valueOf(name.substring(COLUMN.length()));
                ImportField.find(value).ifPresent(field -> mapping.put(column, field));
            }
        });
        return mapping;
    }

    @PostMapping("/run")
    String run(@PathVariable UUID id, SignedIn person) {
        imports.run(new ImportId(id), person);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/undo")
    String undo(@PathVariable UUID id, SignedIn person) {
        imports.undo(new ImportId(id), person);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/discard")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        imports.discard(new ImportId(id));
        Flash.done(next, "imports.discarded");
        return "redirect:/imports";
    }

    @GetMapping("/refused.csv")
    ResponseEntity<byte[]> refused(@PathVariable UUID id) {
        var view = imports.view(new ImportId(id));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("refused-" + view.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(imports.refusedAsCsv(view.id()).getBytes(StandardCharsets.UTF_8));
    }
}
