package dev.baton.leadimport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.baton.shared.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as large as they may be, made to eat time or memory: each is read or refused in seconds, with a reason. */
class CsvBombsTest {
    private static final int BYTES = CsvFile.MOST_BYTES - 100;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Of all that is asked for while reading; what lives at one time is far less. */
    private static final long MOST_MEMORY = 100L * BYTES;

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("one cell", "import.file.too-long", "Name\n" + "a".repeat(BYTES)),
                bomb("one quoted cell", "import.file.too-long", "Name\n\"" + "a\n".repeat(BYTES / 2) + "\""),
                bomb("one name of a column", "import.file.too-long", "a".repeat(BYTES) + "\nx"),
                bomb(
                        "a name of a column that nearly is an address",
                        "import.file.too-long",
                        "a@" + ".a".repeat(BYTES / 8) + "@\nx"),
                bomb("a quote that never closes", "import.file.quotes", "Name\n\"" + "a\n".repeat(BYTES / 2)),
                bomb("quotes", "import.file.quotes", "Name\n" + "\"".repeat(BYTES - BYTES % 2 + 1)),
                bomb("some columns too many", "import.file.too-many-columns", "a,".repeat(300) + "\nx"),
                bomb("quotes in quotes", "import.file.too-long", "Name\n\"" + "\"\"".repeat(BYTES / 2) + "\""),
                bomb("columns", "import.file.too-long", "a,".repeat(BYTES / 2) + "\nx"),
                bomb("columns of one row", "import.file.too-long", "Name,E-Mail\n" + "a,".repeat(BYTES / 2)),
                bomb(
                        "columns of each row",
                        "import.file.too-many-columns",
                        "Name\n" + (",".repeat(2_000) + "a\n").repeat(BYTES / 2_010)),
                bomb("empty cells of each row", "", "Name,E-Mail\n" + (",".repeat(150) + "a\n").repeat(9_999)),
                bomb("empty lines", "import.file.no-rows", "Name\n" + "\n".repeat(BYTES)),
                bomb("lines of blanks", "import.file.too-many-rows", "Name\n" + " \n".repeat(BYTES / 2)),
                bomb("rows", "import.file.too-many-rows", "Name\n" + "a\n".repeat(BYTES / 2)),
                bomb("delimiters of all kinds", "import.file.too-long", ",;\t|".repeat(BYTES / 4) + "\nx"),
                bomb("zeros", "import.file.empty", "\0".repeat(BYTES)),
                bomb("marks of byte order", "", "Name\nx" + "\u00ef\u00bb\u00bf".repeat(BYTES / 3)),
                bomb("what Excel says", "import.file.delimiter", "sep=x\n".repeat(BYTES / 6)),
                Arguments.of("an archive of much", "import.file.not-text", zipped()),
                Arguments.of("a compressed file of much", "import.file.not-text", gzipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void a_file_made_to_hurt_is_read_or_refused_in_seconds(String name, String reason, byte[] bytes) {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var told = assertTimeoutPreemptively(LONGEST, () -> {
            var before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
            var answer = read(bytes);
            assertThat(memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                    .as("bytes asked for")
                    .isLessThan(MOST_MEMORY);
            return answer;
        });

        assertThat(told).isEqualTo(reason);
    }

    /** Why it was refused; empty when it was read. */
    private static String read(byte[] bytes) {
        try {
            assertThat(CsvFile.read(UploadedFile.of("leads.csv", bytes)).rows())
                    .allSatisfy(row -> assertThat(row.cells()).hasSizeLessThanOrEqualTo(200));
            return "";
        } catch (Rejected refused) {
            return refused.messageKey();
        }
    }

    private static Arguments bomb(String name, String reason, String text) {
        return Arguments.of(name, reason, text.getBytes(ISO_8859_1));
    }

    private static byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("leads.csv"));
            zip.write(new byte[BYTES * 10]);
            zip.closeEntry();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[BYTES * 10]);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return bytes.toByteArray();
    }
}
