package dev.baton.web.imports;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.leadimport.ImportId;
import dev.baton.leadimport.ImportsInSight;
import dev.baton.leadimport.LeadImports;
import dev.baton.leadimport.UploadedFile;
import dev.baton.shared.Rejected;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists the imports and takes new files. */
@Controller
@Needs(Right.IMPORT_LEADS)
class ImportsPage {
    private static final int PAGE = 25;

    private final LeadImports imports;
    private final ImportsInSight sight;
    private final Problems problems;

    ImportsPage(LeadImports imports, ImportsInSight sight, Problems problems) {
        this.imports = imports;
        this.sight = sight;
        this.problems = problems;
    }

    @GetMapping("/imports")
    String list(@RequestParam(required = false) @Nullable UUID after, SignedIn person, Model page) {
        return listFor(person, after, page);
    }

    private String listFor(SignedIn person, @Nullable UUID after, Model page) {
        var part = sight.list(after == null ? null : new ImportId(after), PAGE, person);
        page.addAttribute("imports", part.imports());
        page.addAttribute("next", part.next() == null ? null : "/imports?after=" + part.next());
        return "imports/list";
    }

    @PostMapping("/imports")
    String upload(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String charset,
            @RequestParam(defaultValue = "") String delimiter,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = imports.upload(
                    new UploadedFile(
                            name(file),
                            file.getBytes(),
                            charset.isBlank() ? null : charset,
                            delimiter.isEmpty() ? null : delimiter.equals("tab") ? '\t' : delimiter.charAt(0)),
                    person);
            Flash.done(next, "imports.uploaded");
            return "redirect:/imports/" + id;
        } catch (Rejected rejected) {
            page.addAttribute("refusal", problems.explain(rejected));
            response.setStatus(422);
            return listFor(person, null, page);
        } catch (IOException cause) {
            throw new UncheckedIOException("The file that was sent cannot be read", cause);
        }
    }

    /** Some browsers send the whole path. */
    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        var plain = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return plain.isBlank() ? "leads.csv" : plain.length() > 200 ? plain.substring(0, 200) : plain;
    }
}
