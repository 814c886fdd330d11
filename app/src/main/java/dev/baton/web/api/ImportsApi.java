package dev.baton.web.api;

import dev.baton.identity.Right;
import dev.baton.leadimport.ImportField;
import dev.baton.leadimport.ImportId;
import dev.baton.leadimport.ImportPage;
import dev.baton.leadimport.ImportProgress;
import dev.baton.leadimport.ImportRowPage;
import dev.baton.leadimport.ImportView;
import dev.baton.leadimport.ImportsInSight;
import dev.baton.leadimport.LeadImports;
import dev.baton.leadimport.RowFilter;
import dev.baton.leadimport.UploadedFile;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of leads, for machines. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
@Needs(Right.IMPORT_LEADS)
class ImportsApi {
    private final LeadImports imports;
    private final ImportsInSight sight;

    ImportsApi(LeadImports imports, ImportsInSight sight) {
        this.imports = imports;
        this.sight = sight;
    }

    /**
     * @param mapping what each column means: its name, or its place from 0, to a field; columns left out are skipped,
     *     and without a mapping Baton's guess holds
     * @param source where leads heard of us, for rows that do not say
     * @param thank whether new leads get an acknowledgement
     */
    @Schema(name = "DryRun")
    record DryRun(
            @Nullable Map<String, String> mapping,
            @Nullable String source,
            @Nullable Boolean thank) {}

    /** An import and what came of its rows. */
    @Schema(name = "ImportState")
    record Shown(ImportView file, ImportProgress progress) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Hand in a file",
            description = "CSV with a header, at most 10,000 rows and 20 MB. Nothing is imported yet.")
    ResponseEntity<ImportView> upload(@RequestParam MultipartFile file) {
        var name = file.getOriginalFilename();
        try {
            return take(UploadedFile.of(name == null || name.isBlank() ? "leads.csv" : name, file.getBytes()));
        } catch (IOException cause) {
            throw new UncheckedIOException("The file that was sent cannot be read", cause);
        }
    }

    @PostMapping(consumes = "text/csv")
    @Operation(summary = "Hand in a file as the body of the request")
    ResponseEntity<ImportView> upload(
            @RequestBody byte[] content,
            @Parameter(description = "What to call it") @RequestParam(defaultValue = "leads.csv") String name) {
        return take(UploadedFile.of(name, content));
    }

    private ResponseEntity<ImportView> take(UploadedFile file) {
        var view = imports.view(imports.upload(file, Caller.required()));
        return ResponseEntity.created(URI.create("/api/v1/imports/" + view.id()))
                .body(view);
    }

    @GetMapping
    @Operation(summary = "List imports", description = "The newest first.")
    ImportPage list(
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int size) {
        return sight.list(cursor == null ? null : new ImportId(cursor), size, Caller.required());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an import and how far it is")
    Shown show(@PathVariable UUID id) {
        var seen = seen(id);
        var progress = imports.progress(seen);
        return new Shown(imports.view(seen), progress);
    }

    private ImportId seen(UUID id) {
        var wanted = new ImportId(id);
        sight.check(wanted, Caller.required());
        return wanted;
    }

    @PostMapping("/{id}/dry-run")
    @Operation(
            summary = "See what would happen",
            description = "Nothing is written to leads; read the rows for the report.")
    Shown dryRun(@PathVariable UUID id, @RequestBody(required = false) @Nullable DryRun body) {
        var view = imports.view(seen(id));
        var wanted = body == null ? null : body.mapping();
        var thank = body != null && Boolean.TRUE.equals(body.thank());
        var progress = imports.check(
                view.id(),
                wanted == null ? view.mapping() : mapping(wanted, view.columns()),
                body == null ? null : body.source(),
                thank);
        return new Shown(imports.view(view.id()), progress);
    }

    private static Map<Integer, ImportField> mapping(Map<String, String> wanted, List<String> columns) {
        var mapping = new TreeMap<Integer, ImportField>();
        var problems = new ArrayList<FieldProblem>();
        wanted.forEach((column, key) -> {
            var place = columns.indexOf(column) >= 0 || !column.matches("\\d{1,3}")
                    ? columns.indexOf(column)
                    : Integer.parseInt(column);
            var field = ImportField.find(key);
            if (place < 0) {
                problems.add(new FieldProblem(column, "The file has no such column."));
            } else if (field.isEmpty()) {
                problems.add(new FieldProblem(column, "There is no field '" + key + "'."));
            } else {
                mapping.put(place, field.get());
            }
        });
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return mapping;
    }

    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Import the rows", description = "Answers at once; ask for the import to see how far it is.")
    Shown run(@PathVariable UUID id) {
        imports.run(seen(id), Caller.required());
        return show(id);
    }

    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Take an import back",
            description =
                    "New leads go if nobody worked on them; changed values come back where they are unchanged since.")
    Shown undo(@PathVariable UUID id) {
        imports.undo(seen(id), Caller.required());
        return show(id);
    }

    @GetMapping("/{id}/rows")
    @Operation(summary = "The report", description = "Each row with what would happen, or what happened.")
    ImportRowPage rows(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "50") int size) {
        var filter = RowFilter.find(show)
                .orElseThrow(() ->
                        new Invalid(List.of(new FieldProblem("show", "'" + show + "' is none of the known words."))));
        return imports.rows(seen(id), filter, cursor, size);
    }

    @GetMapping(path = "/{id}/refused", produces = "text/csv")
    @Operation(summary = "The refused rows as a file", description = "To mend and hand in again.")
    ResponseEntity<byte[]> refused(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(imports.refusedAsCsv(seen(id)).getBytes(StandardCharsets.UTF_8));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a file that was not imported")
    void discard(@PathVariable UUID id) {
        imports.discard(seen(id));
    }
}
