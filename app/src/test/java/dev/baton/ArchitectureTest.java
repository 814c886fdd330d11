package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The code keeps the rules of the architecture, and each rule bites. */
class ArchitectureTest {
    /** Tests may come in a jar of their own: the domain's are on the class path of other modules' tests. */
    private static final ImportOption WITHOUT_TESTS = location ->
            ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("-tests.jar");

    private static final JavaClasses BATON =
            new ClassFileImporter().withImportOption(WITHOUT_TESTS).importPackages("dev.baton");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.baton.planted");

    private record Named(String name, ArchRule rule) {}

    private static Stream<Named> rules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class)
                .map(field -> {
                    try {
                        return new Named(field.getName(), (ArchRule) field.get(null));
                    } catch (IllegalAccessException cause) {
                        throw new AssertionError(cause);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> the_code_keeps_the_rule() {
        return rules().map(named ->
                DynamicTest.dynamicTest(named.name(), () -> named.rule().check(BATON)));
    }

    @TestFactory
    Stream<DynamicTest> the_rule_catches_what_was_planted() {
        return rules().map(named -> DynamicTest.dynamicTest(
                named.name(),
                () -> assertThat(named.rule().evaluate(PLANTED).hasViolation())
                        .as("%s must reject a planted violation", named.name())
                        .isTrue()));
    }

    @Test
    void there_are_as_many_rules_as_we_think() {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(17);
    }

    @Test
    void modules_have_no_cycles_and_use_only_what_others_offer() {
        var modules = ApplicationModules.of(Baton.class, WITHOUT_TESTS);
        modules.verify();
        new Documenter(modules).writeModulesAsPlantUml();
        assertThat(modules.stream()).hasSizeGreaterThan(10);
    }
}
