package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.EmailAddress;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumbers;
import dev.baton.shared.Texts;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {
    private static final Tenant ACME = new Tenant(
            TenantId.create(), "acme", "Acme", ZoneId.of("Europe/Berlin"), "DE", "de", "pk", "hello@acme.test");

    @ParameterizedTest
    @CsvSource({
        "Ada@Engines.Example, ada@engines.example",
        "'  ada+news@engines.example ', ada+news@engines.example",
        "info@müller.de, info@xn--mller-kva.de",
        "o'neil@firm.example, o'neil@firm.example"
    })
    void an_address_is_compared_without_its_case(String written, String key) {
        assertThat(EmailAddress.read(written)).extracting(EmailAddress::key).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@x.de",
                "a b@x.de",
                "ada@x",
                "ada@-x.de",
                "a..b@x.de",
                "<ada@x.de>",
                "ada@x..de"
            })
    void what_is_no_address_is_none(String written) {
        assertThat(EmailAddress.read(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@engines.example, CORPORATE",
        "ada@gmail.com, FREE",
        "ada@mail.yopmail.com, DISPOSABLE",
        "bob@acme.test, OWN"
    })
    void the_domain_says_what_kind_of_address_it_is(String written, EmailClass expected) {
        assertThat(MailDomains.judge(EmailAddress.read(written), "acme.test")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "030 901820, DE, +4930901820",
        "+44 20 7946 0958, DE, +442079460958",
        "(0) 44 668 18 00, CH, +41446681800",
        "0049-30-901820, FR, +4930901820"
    })
    void a_number_can_be_dialled_from_everywhere(String written, String country, String expected) {
        assertThat(PhoneNumbers.e164(written, country)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, DE, EMEA",
        "germany, DE, EMEA",
        "Deutschland, DE, EMEA",
        "Allemagne, DE, EMEA",
        "usa, US, AMERICAS",
        "JPN, JP, APAC",
        "U.K., GB, EMEA"
    })
    void a_country_is_understood_by_code_and_name(String written, String code, Region region) {
        assertThat(Countries.code(written.replace("U.K.", "uk"))).isEqualTo(code);
        assertThat(Countries.region(code)).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({
        "CEO, C_LEVEL",
        "Geschäftsführerin, C_LEVEL",
        "Directeur général, C_LEVEL",
        "Vice President Sales, DIRECTOR",
        "Head of Operations, DIRECTOR",
        "Director de compras, DIRECTOR",
        "Vertriebsleiterin, MANAGER",
        "Product Owner, STAFF",
        "Assistant to the CEO, STAFF",
        "Responsabile acquisti, MANAGER",
        "Software Engineer, STAFF",
        "'', UNKNOWN"
    })
    void a_job_title_says_how_much_its_bearer_has_to_say(String title, JobLevel expected) {
        assertThat(JobLevels.of(title)).isEqualTo(expected);
    }

    @Test
    void what_follows_from_what_was_written_is_filled_in() {
        var details = LeadDetails.read(
                Map.of(
                        LeadField.FIRST_NAME, " Ada  King ",
                        LeadField.EMAIL, "Ada@Engines.fr",
                        LeadField.PHONE, "+33 1 42 68 53 00",
                        LeadField.INDUSTRY, "Professional Services",
                        LeadField.EMPLOYEES, "1,200"),
                ACME);

        assertThat(details.firstName()).isEqualTo("Ada");
        assertThat(details.lastName()).isEqualTo("King");
        assertThat(details.companyDomain()).isEqualTo("engines.fr");
        assertThat(details.country()).isEqualTo("FR");
        assertThat(details.region()).isEqualTo(Region.EMEA);
        assertThat(details.industry()).isEqualTo("professional-services");
        assertThat(details.employees()).isEqualTo(1200);
        assertThat(details.language()).isEqualTo("de");
    }

    @Test
    void every_field_that_does_not_fit_is_named_with_what_to_do() {
        var wrong = Map.of(
                LeadField.EMAIL, "ada(at)engines",
                LeadField.PHONE, "call me",
                LeadField.COUNTRY, "Atlantis",
                LeadField.EMPLOYEES, "many",
                LeadField.LANGUAGE, "klingon",
                LeadField.LAST_NAME, "x".repeat(101));

        assertThatThrownBy(() -> LeadDetails.read(wrong, ACME)).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.problems())
                    .extracting(FieldProblem::field)
                    .containsExactlyInAnyOrder("email", "phone", "country", "employees", "language", "lastName");
            assertThat(invalid.problems())
                    .allSatisfy(problem -> assertThat(problem.message()).contains(": "));
        });
    }

    @Test
    void a_lead_needs_a_way_to_be_reached_or_a_name_with_a_company() {
        assertThat(LeadDetails.read(Map.of(LeadField.LAST_NAME, "King", LeadField.COMPANY_NAME, "Engines"), ACME))
                .isNotNull();
        assertThatThrownBy(() -> LeadDetails.read(Map.of(LeadField.LAST_NAME, "King"), ACME))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("email"));
    }

    @Test
    void what_no_person_entered_is_left_out_where_it_does_not_fit() {
        var details = LeadDetails.readWhatFits(Map.of(LeadField.EMAIL, "a@b.example", LeadField.PHONE, "none"), ACME);

        assertThat(details.phoneE164()).isNull();
        assertThat(details.email()).isNotNull();
    }

    @Test
    void control_characters_never_reach_a_name() {
        assertThat(Texts.line(" Ada\u0000\tKing\n")).isEqualTo("Ada King");
        assertThat(Texts.block("a\u0000b\r\nc")).isEqualTo("ab\nc");
    }
}
