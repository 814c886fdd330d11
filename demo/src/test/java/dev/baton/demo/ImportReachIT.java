package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of leads is there for whoever handed it in, and for those who see the leads of every team. */
class ImportReachIT {
    @Test
    void an_import_of_somebody_else_is_nowhere_to_be_found() {
        var stranger = Strangers.next();
        var sam = Browsing.as("sam");
        var file = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"fair-" + stranger.lastName()
                + ".csv\"\r\nContent-Type: text/csv\r\n\r\nFirst name,Last name,Company,E-mail\r\n"
                + stranger.csv() + "\r\n--cut--\r\n";
        var handedIn = sam.request("POST", "/imports", "multipart/form-data; boundary=cut", file);
        assertThat(handedIn.statusCode()).isEqualTo(200);
        var path = handedIn.uri().getPath();
        assertThat(path).matches("/imports/[0-9a-f-]{36}");
        var reads = List.of(path, path + "/progress", path + "/refused.csv");

        for (var who : List.of(sam, Browsing.as("mara"))) {
            reads.forEach(
                    read -> assertThat(who.ask("GET", read).status()).as(read).isEqualTo(200));
            assertThat(who.ask("GET", path).body()).contains(stranger.email());
            assertThat(who.ask("GET", "/imports").body()).contains(path, stranger.lastName());
        }
        var sophie = Browsing.as("sophie");
        for (var read : reads) {
            var refused = sophie.ask("GET", read);
            assertThat(refused.status()).as(read).isEqualTo(404);
            assertThat(refused.body()).doesNotContain(stranger.email(), stranger.lastName());
        }
        for (var change : List.of("/check", "/run", "/undo", "/discard")) {
            assertThat(sophie.ask("POST", path + change).status()).as(change).isEqualTo(404);
        }
        assertThat(sophie.ask("GET", "/imports").status()).isEqualTo(200);
        assertThat(sophie.ask("GET", "/imports").body()).doesNotContain(path, stranger.lastName());

        assertThat(sam.ask("GET", path).status()).as("still there").isEqualTo(200);
        assertThat(sam.ask("POST", path + "/discard").status()).isEqualTo(200);
    }
}
