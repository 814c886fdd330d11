package dev.baton;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.baton.lead.LeadService;
import dev.baton.shared.ExemptFromRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the architecture. Each is tried on the code, and on a planted class that breaks it. */
final class ArchitectureRules {
    private static final String[] EDGES = {
        "dev.baton",
        "..web..",
        "..delegates..",
        "..connectors..",
        "..signin..",
        "..settings..",
        "..cockpit..",
        "..watch..",
        "..demo.."
    };

    private static final DescribedPredicate<JavaClass> DOMAIN = describe(
            "of the domain",
            type -> type.getPackageName().startsWith("dev.baton")
                    && !resideInAnyPackage(EDGES).test(type));

    private static final DescribedPredicate<JavaClass> EXEMPT = describe(
            "exempt in the open",
            type -> type.isAnnotatedWith(ExemptFromRule.class)
                    || type.getEnclosingClass()
                            .map(outer -> outer.isAnnotatedWith(ExemptFromRule.class))
                            .orElse(false));

    static final ArchRule ONLY_DELEGATES_KNOW_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages("..delegates..", "..cockpit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine stays behind a thin edge, so that there is a way out of it");

    static final ArchRule DOMAIN_KNOWS_NO_EDGE = noClasses()
            .that(are(DOMAIN))
            .should()
            .dependOnClassesThat(resideInAnyPackage(EDGES).and(resideInAPackage("dev.baton..")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..",
                    "org.thymeleaf..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "java.net.http..")
            .because("what the business knows does not depend on how it is shown or sent");

    static final ArchRule PAGES_KNOW_ONLY_THE_DOMAIN = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delegates..", "..connectors..")
            .orShould()
            .dependOnClassesThat(assignableTo(Repository.class).or(assignableTo(EntityManager.class)))
            .because("a page translates, and stops");

    static final ArchRule PAGES_SHOW_LEADS_IN_SIGHT = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .callMethodWhere(describe(
                    "reads leads past who asks",
                    call -> call.getTargetOwner().isEquivalentTo(LeadService.class)
                            && Set.of("view", "list", "countUpTo", "findByEmail", "findByExternalId")
                                    .contains(call.getName())))
            .because("a page shows what its reader may see: LeadsInSight knows");

    static final ArchRule CONNECTORS_KNOW_ONLY_THE_DOMAIN = noClasses()
            .that()
            .resideInAPackage("..connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delegates..", "..web..", "..signin..")
            .because("a channel serves whoever uses its port");

    static final ArchRule DELEGATES_ARE_SENTENCES = classes()
            .that()
            .areAssignableTo(JavaDelegate.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveSimpleNameEndingWith("Delegate")
            .andShould()
            .bePackagePrivate()
            .andShould()
            .notBeAnnotatedWith(Transactional.class)
            .andShould(haveAtMostTwoConstructorParametersBesidesTheDecision())
            .because("a delegate reads, asks, and answers");

    static final ArchRule DELEGATES_KNOW_NO_REPOSITORY = noClasses()
            .that()
            .areAssignableTo(JavaDelegate.class)
            .should()
            .dependOnClassesThat(assignableTo(Repository.class).or(assignableTo(EntityManager.class)))
            .because("a delegate asks a service, whose transaction it is");

    static final ArchRule TRANSACTIONS_BELONG_TO_SERVICES = classes()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beAnnotatedWith(Service.class)
            .because("one place opens transactions: the list of what the business can do");

    static final ArchRule NO_TRANSACTION_AT_THE_EDGES = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("..web..", "..delegates..", "..connectors..")
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("one place opens transactions: the list of what the business can do");

    static final ArchRule PAGES_NEVER_BIND_ENTITIES = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Controller.class)
            .should(takeOrReturnAnEntity())
            .because("a request must not reach the columns of a row");

    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that(not(EXEMPT))
            .should()
            .callMethodWhere(describe(
                    "reads the time past the clock",
                    call -> call.getTarget().getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isAssignableTo(Clock.class))))
            .because("a test sets the clock");

    static final ArchRule NO_OLD_DATES = noClasses()
            .that()
            .resideOutsideOfPackage("..delegates..")
            .and(not(EXEMPT))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class)
            .because("java.time says what it means; only the engine asks for Date");

    static final ArchRule NOBODY_PRINTS = noClasses()
            .that(not(EXEMPT))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is worth saying goes to the log");

    static final ArchRule MONEY_IS_NO_FRACTION = noFields()
            .that()
            .haveNameMatching("(?i).*(amount|price|total|money|fee|budget).*")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(float.class)
            .because("money is a BigDecimal with a currency")
            .allowEmptyShould(true);

    static final ArchRule NULLS_ARE_SAID = classes()
            .that()
            .resideInAPackage("dev.baton..")
            .and()
            .areTopLevelClasses()
            .should(beInANullMarkedPackage())
            .because("what may be null says so");

    static final ArchRule OUTCOMES_ARE_READ = classes()
            .that(are(DOMAIN))
            .and()
            .areTopLevelClasses()
            .should(beInACheckedPackage())
            .because("an ignored outcome is a lost one");

    static final ArchRule NO_FIELD_IS_INJECTED = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .because("a constructor says what a class needs; settings are records");

    static final ArchRule NOBODY_THROWS_EXCEPTION = noMethods()
            .that(describe(
                    "are not exempt in the open",
                    method -> !EXEMPT.test(method.getOwner()) && !method.isAnnotatedWith(ExemptFromRule.class)))
            .should(declareExceptionItself())
            .because("whoever calls must know what to expect");

    private static ArchCondition<JavaClass> haveAtMostTwoConstructorParametersBesidesTheDecision() {
        return condition(
                "have at most two constructor parameters besides its decision",
                type -> type.getConstructors().stream()
                        .allMatch(constructor -> constructor.getRawParameterTypes().stream()
                                        .filter(parameter ->
                                                !parameter.getSimpleName().equals("DecisionTable"))
                                        .count()
                                <= 2));
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return condition(
                "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private static ArchCondition<JavaClass> beInACheckedPackage() {
        return condition(
                "be in a @CheckReturnValue package", type -> type.getPackage().isAnnotatedWith(CheckReturnValue.class));
    }

    private static ArchCondition<JavaClass> condition(String text, Predicate<JavaClass> holds) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should " + text));
            }
        };
    }

    private static ArchCondition<JavaMethod> takeOrReturnAnEntity() {
        return methodCondition(
                "take or return an @Entity",
                method -> method.getRawParameterTypes().stream().anyMatch(type -> type.isAnnotatedWith(Entity.class))
                        || method.getRawReturnType().isAnnotatedWith(Entity.class));
    }

    private static ArchCondition<JavaMethod> declareExceptionItself() {
        return methodCondition(
                "declare throws Exception",
                method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && method.getExceptionTypes().stream()
                                .anyMatch(type -> type.getName().equals("java.lang.Exception")));
    }

    private static ArchCondition<JavaMethod> methodCondition(String text, Predicate<JavaMethod> holds) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(
                        new SimpleConditionEvent(method, holds.test(method), method.getFullName() + " does " + text));
            }
        };
    }

    private ArchitectureRules() {}
}
