package dev.baton.demo;

import dev.baton.knowledge.Language;
import dev.baton.macro.MacroBody;
import dev.baton.macro.MacroText;
import dev.baton.macro.Macros;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What Acme's help desk writes again and again, in both languages. */
@Component
class SampleMacros {
    private static final Logger LOG = LoggerFactory.getLogger(SampleMacros.class);

    private final Macros macros;

    SampleMacros(Macros macros) {
        this.macros = macros;
    }

    void write() {
        Tenancy.run(DemoTenants.ACME.id(), Actor.system("demo"), () -> {
            written(Language.EN, null, "Which number is on the plate?", """
                    Hello {{requester.firstName}},

                    to find the right parts for "{{ticket.title}}" we need the number on the plate below the front cover. \
                    Could you send it to us, or a picture of the plate?
                    """);
            written(Language.DE, null, "Welche Nummer steht auf dem Schild?", """
                    Guten Tag {{requester.name}},

                    damit wir zu „{{ticket.title}}“ die richtigen Teile finden, brauchen wir die Nummer auf dem Schild unter der \
                    vorderen Klappe. Können Sie sie uns schicken, oder ein Bild des Schildes?
                    """);
            written(Language.EN, "access", "Set the password anew", """
                    Hello {{requester.firstName}},

                    please choose "Forgotten?" below the sign-in; the letter with the link comes within a minute. If it does not, \
                    answer this letter, and we look after it until {{due}}.
                    """);
            written(Language.DE, "access", "Passwort neu setzen", """
                    Guten Tag {{requester.name}},

                    bitte wählen Sie „Vergessen?“ unter der Anmeldung; die Mail mit dem Link kommt innerhalb einer Minute. Wenn \
                    nicht, antworten Sie auf diese Mail, und wir kümmern uns bis {{due}} darum.
                    """);
            written(Language.EN, null, "A technician comes", """
                    Hello {{requester.firstName}},

                    a technician of {{our.name}} comes to {{requester.company}}. Which day suits you? Your ticket is number \
                    {{ticket.number}}; please have it at hand.
                    """);
        });
    }

    private void written(Language language, @Nullable String category, String name, String body) {
        UUID id = macros.write(new MacroText(name, language, null, category, new MacroBody(body)));
        LOG.debug("The macro {} is {}", name, id);
    }
}
