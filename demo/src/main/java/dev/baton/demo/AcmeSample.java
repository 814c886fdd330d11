package dev.baton.demo;

import static dev.baton.demo.Answers.called;
import static dev.baton.demo.Answers.genuine;
import static dev.baton.demo.Answers.later;
import static dev.baton.demo.Answers.mailed;
import static dev.baton.demo.Answers.met;
import static dev.baton.demo.Answers.notForUs;
import static dev.baton.demo.Answers.same;
import static dev.baton.demo.Answers.somebodyElse;
import static dev.baton.demo.Answers.wants;
import static dev.baton.demo.Answers.wrongPerson;

import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenant;
import dev.baton.timeline.ActivityKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Three weeks at Acme Robotics, after which a lead stands at every place it can stand at. */
final class AcmeSample {
    private static final Tenant ACME = DemoTenants.ACME;
    private static final String QUARANTINE = "Task_ReviewQuarantine";
    private static final String TWINS = "Task_ReviewTwin";
    private static final String CONTACT = "Task_FirstContact";
    private static final String QUALIFY = "Task_QualifyLead";

    private static final Visitor AMELIE = Visitor.of(
            "Amélie Rousseau|Atelier Rousseau|amelie.rousseau@atelier-rousseau.example||Directrice générale|FR|manufacturing|140|enterprise|fr|referral|Nous cherchons deux cobots pour l'emballage. Pouvez-vous nous faire une démonstration en mars ?");
    private static final Visitor HENRIK = Visitor.of(
            "Henrik Sørensen|Nordlys Fiskeri|henrik@nordlys-fiskeri.example||COO|NO|logistics|320|starter|en|event|We met at the automation fair. Please send the data sheet of the sorting arm.");
    private static final Visitor CLAIRE = Visitor.of(
            "Claire Whitmore|Brightwater Health|claire.whitmore@brightwater-health.example|+44 20 7946 0311|Head of Procurement|GB|healthcare|640|enterprise|en|website|We need eight trolley robots for two hospitals by autumn.");
    private static final Visitor DIETER = Visitor.of(
            "Dieter Hofmann|Hofmann Präzisionsteile|d.hofmann@hofmann-praezision.example|+49 30 23125101|Geschäftsführer|DE|manufacturing|85|starter|de|search|Wir suchen eine Lösung zum Entgraten, etwa 2.000 Teile am Tag.");
    private static final Visitor PRIYA = Visitor.of(
            "Priya Raman|Kaveri Textiles|priya.raman@kaveri-textiles.example||Plant manager|IN|manufacturing|1800|enterprise|en|campaign|Is there a reseller for southern India?");
    private static final Visitor LUKAS = Visitor.of(
            "Lukas Steiner|Alpenmilch Genossenschaft|lukas.steiner@alpenmilch.example||Leiter Technik|AT|manufacturing|260|enterprise|de|partner|Unser Integrator hat Sie empfohlen. Wann können wir telefonieren?");
    private static final Visitor SOFIA = Visitor.of(
            "Sofia Marchetti|Ceramiche Marchetti|sofia@ceramiche-marchetti.example||Responsabile produzione|IT|manufacturing|75||it|website|Vorrei un preventivo per il braccio da 7 kg.");
    private static final Visitor OLUWASEUN = Visitor.of(
            "Oluwaseun Adeyemi|Lagos Cold Chain|o.adeyemi@lagos-coldchain.example||Operations director|NG|logistics|410||en|website|Can your robots work at -20 °C?");
    private static final Visitor MAGDALENA = Visitor.of(
            "Magdalena Nowak|Uniwersytet Wisła|m.nowak@uni-wisla.example||Research engineer|PL|education|3000||pl|website|Do you offer an academic discount for a lab of six arms?");
    private static final Visitor JONAS = Visitor.of(
            "Jonas Bergström|Mälar Plast|jonas.bergstrom@malarplast.example||VD|SE|manufacturing|55|starter|sv|search|Interested in leasing rather than buying.");
    private static final Visitor WEI = Visitor.of(
            "Wei Zhang|Pearl Electronics|wei.zhang@pearl-electronics.example||Sourcing manager|CN|manufacturing|5200|enterprise|en|event|Please quote 40 units, CIF Shanghai.");
    private static final Visitor ISABEL = Visitor.of(
            "Isabel Fuentes|Casa Verde Retail|isabel.fuentes@casaverde.example||Directora de logística|ES|retail|2100|enterprise|es|referral|Queremos automatizar tres almacenes el año que viene.");
    private static final Visitor THOMAS = Visitor.of(
            "Thomas Becker|Becker Spedition|thomas.becker@becker-spedition.example|+49 30 23125102|Prokurist|DE|logistics|130||de|website|Bitte um Rückruf, es geht um Palettierer.");
    private static final Visitor EMMA = Visitor.of(
            "Emma van Dijk|Dijk Bloemen|emma@dijkbloemen.example||Owner|NL|retail|22|starter|en|website|Hello, could a robot bind bouquets? We have 3,000 a day before Mother's Day.");
    private static final Visitor RAFAEL = Visitor.of(
            "Rafael Costa|Porto Cork|rafael.costa@portocork.example||Engenheiro|PT|manufacturing|95||en|website|We would like to see a demo of the vision module.");
    private static final Visitor GRETA = Visitor.of(
            "Greta Holm|Fjord Furniture|greta.holm@fjord-furniture.example||CEO|DK|manufacturing|180|enterprise|en|referral|Ready to order if the arm can lift 25 kg.");
    private static final Visitor ANDREI = Visitor.of(
            "Andrei Popescu|Carpat Auto|andrei.popescu@carpat-auto.example||Quality manager|RO|manufacturing|900||en|campaign|Downloaded the white paper, want to talk about inspection cells.");
    private static final Visitor YUKI = Visitor.of(
            "Yuki Tanaka|Tanaka Seiki|yuki.tanaka@tanaka-seiki.example||Director|JP|manufacturing|240|enterprise|en|event|Thank you for the talk in Osaka. May we visit your factory?");
    private static final Visitor FATIMA = Visitor.of(
            "Fatima El Amrani|Atlas Dattes|fatima@atlas-dattes.example||Export manager|MA|manufacturing|65||fr|website|Combien coûte un bras pour trier les dattes ?");
    private static final Visitor PETER = Visitor.of(
            "Peter Novotny|Novotny Consulting|peter.novotny@gmail.com||Consultant|CZ|professional-services|1||en|search|I compare vendors for a client and need price lists.");
    private static final Visitor HANNAH = Visitor.of(
            "Hannah Schuster|Stadtwerke Auental|h.schuster@stadtwerke-auental.example||Sachbearbeiterin|DE|public|480||de|website|Wer ist bei Ihnen für Ausschreibungen zuständig?");
    private static final Visitor LIAM = Visitor.of(
            "Liam O'Connor|Emerald Bakeries|liam@emerald-bakeries.example||Managing Director|IE|manufacturing|210|starter|en|referral|Our competitor has your arm. We want two.");
    private static final Visitor NADIA = Visitor.of(
            "Nadia Haddad|Cedar Pharma|nadia.haddad@cedar-pharma.example||Head of Engineering|FR|healthcare|700|enterprise|en|partner|Clean-room class 7: which of your arms are certified?");
    private static final Visitor MARTIN = Visitor.of(
            "Martin Keller|Keller Verpackung|martin.keller@keller-verpackung.example|+49 30 23125103|Werksleiter|DE|manufacturing|160|starter|de|website|Wir packen 24 Stunden am Tag und finden niemanden mehr für die Nacht.");
    private static final Visitor MARTIN_AGAIN = Visitor.of(
            "Martin Keller|Keller Verpackung GmbH|martin.keller@keller-verpackung.example|+49 30 23125103||DE||||de|search|Noch einmal ich: gibt es auch eine Variante mit Doppelgreifer?");
    private static final Visitor SHARED = Visitor.of(
            "Sabine Lorenz|Becker Spedition|thomas.becker@becker-spedition.example||Disponentin|DE|logistics|130||de|website|Herr Becker bat mich, nach den Maßen zu fragen.");
    private static final Visitor SWITCHBOARD = Visitor.of(
            "Uwe Brandt|Hofmann Präzisionsteile|u.brandt@hofmann-praezision.example|+49 30 23125101|Einkauf|DE|manufacturing|85||de|website|Bitte senden Sie uns Ihre Lieferbedingungen.");
    private static final Visitor ALIKE = Visitor.of(
            "Lukas Steiner|Alpenmilch Genossenschaft|l.steiner@alpenmilch.example||Leiter Technik|AT||||de|event|Ich war an Ihrem Stand. Bitte um Unterlagen.");
    private static final Visitor JANA = Visitor.of(
            "Jana Albers|Nordwind Logistik GmbH|jana.albers@nordwind-logistik.example||Head of Automation|DE|logistics|850|enterprise|de|website|Wir möchten den Standort Kiel ebenso ausstatten wie Hamburg.");
    private static final Visitor QUICK =
            Visitor.of("Ben Ford|Fordline|ben@fordline.example|||US|||||website|Looks good, call me");
    private static final Visitor DISPOSABLE =
            Visitor.of("Test Tester|Something|abc123@mailinator.com||||||||website|What does the smallest arm cost?");
    private static final Visitor COLLEAGUE = Visitor.of(
            "Kai Vogel|Acme Robotics|kai.vogel@acme.example|||DE||||de|event|For the person at the fair who had no card: Mrs Yilmaz, +49 30 23125104.");
    private static final Visitor ROBOT = Visitor.of(
            "Viagra Best|CHEAP LINKS|seo@cheap-links.example||||||||website|We put your site on page one of all search engines!!!");
    private static final Visitor FAKE =
            Visitor.of("Asdf Qwertz|Asdf|asdf@mailinator.com||||||||website|asdf asdf asdf");
    private static final Visitor CARLOS = Visitor.of(
            "Carlos Medina|Minera del Sur|carlos.medina@mineradelsur.example||Gerente|CL|energy|2600||es|bought-list|");
    private static final Visitor BRIGITTE = Visitor.of(
            "Brigitte Lang|Lang & Söhne|b.lang@lang-soehne.example||Inhaberin|DE|retail|12||de|bought-list|");
    private static final Visitor EVELYN = Visitor.of(
            "Evelyn Carter|Carter Freight|evelyn.carter@carter-freight.example|+1 202-555-0147|VP Operations|US|logistics|1400|enterprise|en|campaign|");
    private static final Visitor TOMAS = Visitor.of(
            "Tomáš Horák|Horák Sklo|tomas.horak@horak-sklo.example||Jednatel|CZ|manufacturing|60|starter|en|event|");
    private static final Visitor WERNER = Visitor.of(
            "Werner Pohl|Pohl Metallbau|w.pohl@pohl-metallbau.example||Meister|DE|manufacturing|18||de|website|Bitte rufen Sie mich nicht mehr an, ein Prospekt genügt.");
    private static final Visitor INGRID = Visitor.of(
            "Ingrid Aas|Aas Bokhandel|ingrid@aas-bokhandel.example||Owner|NO|retail|6||en|website|I was only curious.");

    private final Actors actors;
    private final OfficeDays days;
    private final Mishaps mishaps;
    private final Script script;

    AcmeSample(Actors actors, OfficeDays days, Mishaps mishaps, Script script) {
        this.actors = actors;
        this.days = days;
        this.mishaps = mishaps;
        this.script = script;
    }

    void tell() {
        won();
        waitingForAnswers();
        notNow();
        notForAcme();
        odd();
        twins();
        tooSlow();
        imported();
        asked();
        thisMorning();
    }

    private void won() {
        form(15, "09:12", GRETA);
        contact(15, "09:35", GRETA, called(true, "Lifts boards of 25 kg, wants two arms. Decides alone."));
        qualify(
                14,
                "10:00",
                GRETA,
                wants("Two arms for the board line", "Lift boards of 25 kg, two shifts", 96000, "EUR", "this-quarter"));
        at(
                13,
                "11:00",
                () -> actors.worksOnOpportunity(
                        ACME, GRETA, "alex", "Offer sent", "Two arms, grippers, installation."));

        form(12, "10:20", LIAM);
        contact(
                12,
                "10:45",
                LIAM,
                mailed("Your two arms", "Dear Mr O'Connor,\n\nthank you for your inquiry. When may we call you?"));
        at(12, "14:05", () -> actors.answers(ACME, LIAM, "Any time after four. We know what we want."));
        qualify(
                11,
                "16:30",
                LIAM,
                wants("Two arms for Emerald Bakeries", "Same arm as the competitor has", 74000, "EUR", "half-year"));

        form(9, "11:02", MARTIN);
        contact(9, "11:40", MARTIN, called(true, "Night shift without people. Wants a visit."));
        qualify(
                7,
                "15:10",
                MARTIN,
                wants("Night shift at Keller", "Pack cartons at night without staff", 58000, "EUR", "this-quarter"));

        api(8, "13:00", CLAIRE, "WEB-2207");
        contact(8, "13:30", CLAIRE, met("Walked through both hospitals with her."));
        qualify(
                3,
                "10:15",
                CLAIRE,
                wants("Trolley robots for two hospitals", "Eight trolleys by autumn", 310000, "GBP", "half-year"));
        at(2, "09:30", () -> actors.undoesConversion(ACME, CLAIRE, "mara"));
    }

    private void waitingForAnswers() {
        form(5, "14:40", AMELIE);
        contact(
                5,
                "15:00",
                AMELIE,
                mailed(
                        "Votre démonstration",
                        "Bonjour Madame Rousseau,\n\nmerci de votre message. Le 12 mars vous conviendrait-il ?"));
        at(
                3,
                "09:10",
                () -> actors.answers(
                        ACME, AMELIE, "Parfait, le 12 mars à dix heures. Combien de personnes puis-je amener ?"));

        form(4, "10:05", NADIA);
        contact(4, "10:30", NADIA, called(true, "Sent the certificates of the S series while on the phone."));
        notes(
                2,
                "16:00",
                NADIA,
                ActivityKind.MEETING,
                "Video call with quality",
                "They need the wash-down cover as well.");

        at(6, "10:00", () -> actors.writes(ACME, YUKI, "Visit to your factory"));
        contact(6, "11:20", YUKI, mailed("Your visit", "Dear Mr Tanaka,\n\nyou are welcome. Which week suits you?"));

        form(3, "15:30", ISABEL);
        contact(3, "15:55", ISABEL, called(false, "Out of office until Thursday, left a message."));
    }

    private void notNow() {
        form(14, "11:00", JONAS);
        contact(14, "13:10", JONAS, called(true, "Leasing only, and not before next year."));
        qualify(14, "13:30", JONAS, later("Call again when the leasing partner is signed."));

        form(13, "09:45", MAGDALENA);
        contact(
                13,
                "11:40",
                MAGDALENA,
                mailed("Academic discount", "Dear Ms Nowak,\n\nyes, there is one: 30 % for laboratories."));
        qualify(10, "09:30", MAGDALENA, later("Waits for the grant."));

        form(10, "15:00", ANDREI);
        contact(10, "15:45", ANDREI, called(true, "Interested, but the budget comes in spring."));
        qualify(9, "09:20", ANDREI, later("Budget in spring."));
        at(
                4,
                "08:55",
                () -> actors.answers(
                        ACME, ANDREI, "Good news: we got the budget earlier than expected. Can we talk this week?"));
        contact(4, "10:10", ANDREI, called(true, "Budget is there. Sends drawings of the inspection cell."));
    }

    private void notForAcme() {
        form(11, "10:10", PETER);
        contact(11, "13:05", PETER, called(true, "Compares prices for somebody he does not name."));
        qualify(11, "13:20", PETER, notForUs("no-need", "No client of his own."));

        form(8, "09:05", FATIMA);
        contact(
                8,
                "09:55",
                FATIMA,
                mailed("Trier les dattes", "Bonjour,\n\nnos bras ne trient pas encore à cette vitesse."));
        qualify(6, "11:00", FATIMA, notForUs("out-of-scope", "Needs an optical sorter."));

        form(7, "14:00", HANNAH);
        contact(7, "14:25", HANNAH, called(true, "She only collects contacts for tenders."));
        qualify(7, "14:40", HANNAH, wrongPerson("Procurement is done by the city."));
    }

    private void odd() {
        at(12, "03:17", () -> actors.comes(ACME, ROBOT.byRobot()));
        at(5, "12:00", () -> actors.comes(ACME, FAKE.byForm(14)));
        does(4, "09:05", FAKE, QUARANTINE, genuine(false, "Nobody of that name."));
        at(4, "16:10", () -> actors.comes(ACME, COLLEAGUE.byForm(95)));
        at(1, "16:20", () -> actors.comes(ACME, DISPOSABLE.byForm(41)));
        at(2, "13:40", () -> actors.comes(ACME, QUICK.byForm(2)));
        does(
                2,
                "14:30",
                QUICK,
                QUARANTINE,
                genuine(true, "Called the number on their page: he is real, and in a hurry."));
    }

    private void twins() {
        form(6, "09:00", MARTIN_AGAIN);
        at(5, "10:30", () -> actors.comes(ACME, JANA.byForm(120)));
        form(4, "13:15", LUKAS);
        contact(4, "13:50", LUKAS, called(true, "Integrator is involved; sends drawings."));
        form(3, "11:30", ALIKE);
        at(
                3,
                "13:45",
                () -> actors.work(
                        ACME,
                        ALIKE,
                        TWINS,
                        same(RecordRef.lead(actors.lead(ACME, LUKAS).value()).toString(), "The same man, from home.")));
        form(3, "10:00", DIETER);
        contact(3, "10:30", DIETER, called(true, "Deburring by hand today; sends sample parts."));
        form(2, "11:15", SWITCHBOARD);
        does(2, "15:20", SWITCHBOARD, TWINS, somebodyElse("A colleague behind the same switchboard."));
        contact(
                2,
                "15:50",
                SWITCHBOARD,
                mailed(
                        "Unsere Lieferbedingungen",
                        "Guten Tag Herr Brandt,\n\nwie gewünscht unsere Lieferbedingungen."));
        form(2, "09:20", THOMAS);
        contact(2, "09:50", THOMAS, called(false, "On the road; his office calls back."));
    }

    private void tooSlow() {
        form(6, "15:20", OLUWASEUN);
        form(1, "15:00", SOFIA);
        script.at(days.minutesAgo(75), () -> actors.comes(ACME, WEI.byApi("FAIR-118")));
    }

    private void imported() {
        script.at(
                days.minutesAgo(35),
                () -> List.of(CARLOS, BRIGITTE, EVELYN, TOMAS)
                        .forEach(one -> actors.comes(ACME, one.byImport("LIST-" + one.lastName()))));
    }

    private void asked() {
        form(7, "10:40", WERNER);
        at(6, "13:30", () -> actors.withdrawsConsent(ACME, WERNER));
        form(9, "16:00", INGRID);
        at(8, "16:30", () -> actors.wantsToBeForgotten(ACME, INGRID, "mara"));
    }

    private void thisMorning() {
        at(1, "15:05", () -> actors.comes(ACME, PRIYA.byForm(77)));
        at(
                1,
                "15:40",
                () -> mishaps.sendToRepair(
                        ACME, actors.lead(ACME, PRIYA), "The country's reseller is not in the table"));
        at(1, "16:50", () -> actors.comes(ACME, HENRIK.byHand()));
        script.at(days.minutesAgo(55), () -> actors.comes(ACME, RAFAEL.byForm(64)));
        script.at(days.minutesAgo(21), () -> actors.comes(ACME, SHARED.byForm(50)));
        script.at(days.minutesAgo(9), () -> actors.writes(ACME, EMMA, "A robot for bouquets?"));
    }

    private void at(int workingDaysAgo, String time, Runnable action) {
        script.at(days.ago(workingDaysAgo, time), action);
    }

    private void form(int workingDaysAgo, String time, Visitor who) {
        at(
                workingDaysAgo,
                time,
                () -> actors.comes(ACME, who.byForm(40 + who.says().length() / 2)));
    }

    private void api(int workingDaysAgo, String time, Visitor who, String externalId) {
        at(workingDaysAgo, time, () -> actors.comes(ACME, who.byApi(externalId)));
    }

    private void contact(int workingDaysAgo, String time, Visitor who, Map<String, @Nullable Object> values) {
        does(workingDaysAgo, time, who, CONTACT, values);
    }

    private void qualify(int workingDaysAgo, String time, Visitor who, Map<String, @Nullable Object> values) {
        does(workingDaysAgo, time, who, QUALIFY, values);
    }

    private void does(int workingDaysAgo, String time, Visitor who, String task, Map<String, @Nullable Object> values) {
        at(workingDaysAgo, time, () -> actors.work(ACME, who, task, values));
    }

    private void notes(int workingDaysAgo, String time, Visitor who, ActivityKind kind, String subject, String text) {
        at(workingDaysAgo, time, () -> actors.notes(ACME, who, "sam", kind, subject, text));
    }
}
