package dev.baton.web.records;

import dev.baton.timeline.AttachmentContent;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that somebody sent, as an answer that is only ever saved: it neither runs nor shows itself as a page of ours. */
public final class Download {
    public static ResponseEntity<byte[]> of(AttachmentContent file) {
        var download = ContentDisposition.attachment()
                .filename(file.info().fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.content());
    }

    private Download() {}
}
