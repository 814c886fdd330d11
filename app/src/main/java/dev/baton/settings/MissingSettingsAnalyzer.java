package dev.baton.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in sentences what Baton was not told. */
class MissingSettingsAnalyzer extends AbstractFailureAnalyzer<MissingSettings> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSettings cause) {
        var sentences = cause.missing().stream()
                .map(setting -> "  " + setting.variable() + ": " + setting.meaning())
                .collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "Baton cannot start, because it was not told:\n" + sentences,
                "Set these environment variables (or the properties of the same name, such as "
                        + cause.missing().get(0).property()
                        + ") and start again. To try Baton without any settings, run baton-demo.jar.",
                cause);
    }
}
