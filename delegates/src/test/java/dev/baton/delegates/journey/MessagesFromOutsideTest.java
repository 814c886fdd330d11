package dev.baton.delegates.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.engine.EdgeTest;
import dev.baton.incoming.ProcessMessages;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the outside may tell a process, and which. */
class MessagesFromOutsideTest extends EdgeTest {
    @Autowired
    private ProcessMessages messages;

    private final RecordRef record = RecordRef.lead(UuidV7.next());

    @BeforeEach
    void deployed() {
        var model = Bpmn.createExecutableProcess("signing")
                .name("Signing")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_Signing")
                .name("Start")
                .intermediateCatchEvent("Catch_Signed")
                .name("Signed")
                .message("event.contract-signed")
                .intermediateCatchEvent("Catch_Approved")
                .name("Approved")
                .message("Approved")
                .endEvent("End_Signing")
                .name("End")
                .done();
        repository
                .createDeployment()
                .name("signing")
                .addModelInstance("signing.bpmn", model)
                .deploy();
    }

    @Test
    void a_process_that_waits_goes_on_once() {
        var instance = start("signing", record.toString(), Map.of());
        var other = start("signing", RecordRef.lead(UuidV7.next()).toString(), Map.of());

        assertThat(tell("contract-signed")).isTrue();
        assertThat(waitsAt(instance)).containsExactly("Catch_Approved");
        assertThat(waitsAt(other)).containsExactly("Catch_Signed");
        assertThat(tell("contract-signed")).isFalse();
    }

    @Test
    void a_message_whose_name_does_not_open_it_is_never_told() {
        var instance = start("signing", record.toString(), Map.of());
        tell("contract-signed");

        assertThat(tell("Approved")).isFalse();
        assertThat(tell("approved")).isFalse();
        assertThat(waitsAt(instance)).containsExactly("Catch_Approved");
    }

    @Test
    void another_tenants_event_reaches_no_process_of_ours() {
        var instance = start("signing", record.toString(), Map.of());
        var ours = tenant;
        tenant = database.createTenant("other-" + record.id().toString().substring(24));

        assertThat(tell("contract-signed")).isFalse();
        tenant = ours;
        assertThat(waitsAt(instance)).containsExactly("Catch_Signed");
    }

    private boolean tell(String word) {
        return asTenant(() -> messages.tell(word, record));
    }
}
