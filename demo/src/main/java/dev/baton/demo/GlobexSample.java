package dev.baton.demo;

import static dev.baton.demo.Answers.called;
import static dev.baton.demo.Answers.later;
import static dev.baton.demo.Answers.mailed;
import static dev.baton.demo.Answers.notForUs;
import static dev.baton.demo.Answers.wants;

import dev.baton.tenant.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two weeks at Globex Solar, which shares nothing with its neighbour but the house. */
final class GlobexSample {
    private static final Tenant GLOBEX = DemoTenants.GLOBEX;
    private static final String CONTACT = "Task_FirstContact";
    private static final String QUALIFY = "Task_QualifyLead";

    private static final Visitor DEBORAH = Visitor.of(
            "Deborah Klein|Klein Orchards|deborah@klein-orchards.example|+1 202-555-0119|Owner|US|manufacturing|45|rooftop|en|referral|Four cold stores with flat roofs. What would panels save us?");
    private static final Visitor MARCUS = Visitor.of(
            "Marcus Bell|Bell County Schools|marcus.bell@bellcountyschools.example||Facilities director|US|education|2400|rooftop|en|website|Twelve roofs, and a bond measure in May.");
    private static final Visitor AISHA = Visitor.of(
            "Aisha Thompson|Harbor Foods|aisha.thompson@harborfoods.example|+1 202-555-0164|Chief Operating Officer|US|manufacturing|780|enterprise|en|partner|We want a quote for 1.2 MW at our Norfolk site.");
    private static final Visitor ETIENNE = Visitor.of(
            "Étienne Gagnon|Laval Textile|etienne.gagnon@laval-textile.example||Directeur|CA|manufacturing|150||fr|event|Nous nous sommes rencontrés au salon de Montréal.");
    private static final Visitor ROSA = Visitor.of(
            "Rosa Jiménez|Jiménez Hermanos|rosa@jimenezhermanos.example||Dueña|MX|retail|30||es|search|¿Trabajan ustedes en Monterrey?");
    private static final Visitor OWEN = Visitor.of(
            "Owen Price|Price Cabins|owen.price@outlook.com|||US||2||en|website|Off-grid kit for one cabin, how much?");
    private static final Visitor LINH = Visitor.of(
            "Linh Nguyen|Saigon Shrimp|linh.nguyen@saigonshrimp.example||Export manager|VN|logistics|560||en|campaign|Pumps run day and night here, diesel is dear.");
    private static final Visitor PATRICK = Visitor.of(
            "Patrick Doyle|Doyle Dairy|patrick@doyledairy.example||Manager|US|manufacturing|64||en|website|Barn roof faces south, 18,000 square feet.");

    private final Actors actors;
    private final OfficeDays days;
    private final Script script;

    GlobexSample(Actors actors, OfficeDays days, Script script) {
        this.actors = actors;
        this.days = days;
        this.script = script;
    }

    void tell() {
        form(9, "10:00", AISHA);
        does(9, "10:25", AISHA, CONTACT, called(true, "Has the load profiles ready. Board meets on the 20th."));
        does(
                8,
                "11:00",
                AISHA,
                QUALIFY,
                wants("1.2 MW in Norfolk", "Cut the cold store's bill", 1450000, "USD", "half-year"));

        form(7, "09:30", OWEN);
        does(
                7,
                "14:00",
                OWEN,
                CONTACT,
                mailed("Your cabin", "Hello Mr Price,\n\nwe only build for companies, but our partner can help."));
        does(6, "13:15", OWEN, QUALIFY, notForUs("out-of-scope", "One cabin; sent to the partner."));

        form(6, "10:40", MARCUS);
        does(6, "11:30", MARCUS, CONTACT, called(true, "Everything hangs on the bond measure."));
        does(6, "11:45", MARCUS, QUALIFY, later("Bond measure in May."));

        at(4, "15:10", () -> actors.writes(GLOBEX, ETIENNE, "Salon de Montréal"));
        does(
                4,
                "15:50",
                ETIENNE,
                CONTACT,
                mailed("Votre projet", "Bonjour Monsieur Gagnon,\n\nquand pouvons-nous visiter votre toit ?"));
        at(2, "09:20", () -> actors.answers(GLOBEX, ETIENNE, "La semaine prochaine, mardi ou jeudi."));

        form(3, "13:00", DEBORAH);
        does(3, "13:20", DEBORAH, CONTACT, called(true, "Will send photographs of the roofs."));

        form(3, "16:00", LINH);
        at(1, "11:10", () -> actors.comes(GLOBEX, ROSA.byForm(52)));
        script.at(days.minutesAgo(34), () -> actors.comes(GLOBEX, PATRICK.byForm(70)));
    }

    private void at(int workingDaysAgo, String time, Runnable action) {
        script.at(days.ago(workingDaysAgo, time), action);
    }

    private void form(int workingDaysAgo, String time, Visitor who) {
        at(workingDaysAgo, time, () -> actors.comes(GLOBEX, who.byForm(60)));
    }

    private void does(int workingDaysAgo, String time, Visitor who, String task, Map<String, @Nullable Object> values) {
        at(workingDaysAgo, time, () -> actors.work(GLOBEX, who, task, values));
    }
}
