package dev.baton.incoming;

import dev.baton.inbox.Handled;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** "process.message": something happened that a process waits for. */
@Component
class ProcessMessageReader implements EventReader {
    private final ProcessMessages processes;

    ProcessMessageReader(ProcessMessages processes) {
        this.processes = processes;
    }

    @Override
    public String type() {
        return "process.message";
    }

    @Override
    public Handled read(IncomingEvent event) {
        var word = event.required("message");
        if (!word.matches("[a-z][a-z0-9-]{0,60}")) {
            throw new Invalid(List.of(new FieldProblem("message", "'" + word + "' is no word of small letters")));
        }
        var record = record(event.required("record"));
        return processes.tell(word, record)
                ? Handled.done()
                : Handled.notYet("No process of " + record + " waits for 'event." + word + "' now");
    }

    private static RecordRef record(String text) {
        try {
            return RecordRef.parse(text);
        } catch (IllegalArgumentException cause) {
            throw new Invalid(List.of(new FieldProblem("record", "'" + text + "' names no record")));
        }
    }
}
