package dev.baton.web.records;

import dev.baton.timeline.NewAttachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/** Files of a form. */
public final class Uploads {
    /** Those somebody chose: a field that was left empty is sent as a file without a name. */
    public static List<NewAttachment> of(@Nullable List<MultipartFile> files) {
        var chosen = new ArrayList<NewAttachment>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!name.isEmpty() || !file.isEmpty()) {
                chosen.add(new NewAttachment(name, Objects.requireNonNullElse(file.getContentType(), ""), read(file)));
            }
        }
        return chosen;
    }

    /** No page can put files back into their field: says which ones have to be chosen again. */
    public static void forget(@Nullable List<MultipartFile> files, Model page) {
        var names = of(files).stream().map(NewAttachment::fileName).toList();
        if (!names.isEmpty()) {
            page.addAttribute("filesGone", String.join(", ", names));
        }
    }

    private static byte[] read(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException("A file of the form cannot be read", cause);
        }
    }

    private Uploads() {}
}
