package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Baton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UncaughtFailuresTest {
    @Test
    void what_ends_a_thread_is_told_without_people(CapturedOutput output) throws InterruptedException {
        assertThat(new Baton()).isNotNull();

        var thread = new Thread(UncaughtFailuresTest::breakOff, "reads a letter");
        thread.start();
        thread.join();

        assertThat(output.getAll())
                .contains("reads a letter", "The letter of a***@*** broke off", "breakOff")
                .doesNotContain("ada@engines.example");
    }

    private static void breakOff() {
        throw new IllegalStateException("The letter of ada@engines.example broke off");
    }
}
