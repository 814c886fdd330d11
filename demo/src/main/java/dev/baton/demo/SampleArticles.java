package dev.baton.demo;

import dev.baton.knowledge.ArticleText;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What both companies know already: a handful of articles, in both languages, and one that nobody looked at yet. */
@Component
class SampleArticles {
    private final Articles articles;

    SampleArticles(Articles articles) {
        this.articles = articles;
    }

    void write() {
        Tenancy.run(DemoTenants.ACME.id(), Actor.system("demo"), () -> {
            published(Language.EN, Readers.PUBLIC, "The wrapping robot drops its paper", """
                    Most often the **rollers** are dusty.

                    1. Switch the robot off and open the front cover.
                    2. Clean both rollers with a dry cloth.
                    3. Close the cover and choose *Calibrate* in the menu.

                    If it goes on dropping paper, tell us the number on the plate below the cover.
                    """);
            published(Language.DE, Readers.PUBLIC, "Der Packroboter verliert das Papier", """
                    Meistens sind die **Walzen** staubig.

                    1. Schalten Sie den Roboter aus und öffnen Sie die vordere Klappe.
                    2. Reinigen Sie beide Walzen mit einem trockenen Tuch.
                    3. Schließen Sie die Klappe und wählen Sie *Kalibrieren* im Menü.
                    """);
            published(Language.EN, Readers.PUBLIC, "What the lights of the gripper mean", """
                    - **Green**: ready.
                    - **Blinking yellow**: waits for paper.
                    - **Red**: the emergency stop is pressed. Turn it to the right to release it.
                    """);
            published(Language.EN, Readers.INTERNAL, "When we send a technician", """
                    Only after a calibration did not help, and never before the plate's number is in the ticket. Customers with
                    the contract *Carefree* pay no travel.
                    """);
            articles.submit(drafted(Language.EN, "Paper of less than 60 grams", """
                    Thin paper needs the soft rollers. To be checked with the workshop.
                    """), 0);
        });
        Tenancy.run(DemoTenants.GLOBEX.id(), Actor.system("demo"), () -> {
            published(Language.EN, Readers.PUBLIC, "The inverter shows an isolation fault", """
                    Often it is morning dew in a plug. Wait until noon; if the fault stays, switch the array off and call us.
                    """);
            published(Language.DE, Readers.PUBLIC, "Der Wechselrichter meldet einen Isolationsfehler", """
                    Oft ist es Morgentau in einem Stecker. Warten Sie bis zum Mittag; bleibt der Fehler, schalten Sie die Anlage
                    ab und rufen Sie uns an.
                    """);
            published(Language.EN, Readers.INTERNAL, "Which arrays are still under warranty", """
                    Panels for 25 years, inverters for 10, counted from the day of the handover.
                    """);
        });
    }

    private void published(Language language, Readers readers, String title, String body) {
        var id = articles.write(new ArticleText(title, body), language, readers);
        articles.submit(id, 0);
        articles.publish(id, 1);
    }

    private UUID drafted(Language language, String title, String body) {
        return articles.write(new ArticleText(title, body), language, Readers.INTERNAL);
    }
}
