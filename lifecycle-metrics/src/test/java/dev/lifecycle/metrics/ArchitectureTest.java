package dev.lifecycle.metrics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ServiceLoader;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What this module may know of the other one, and what none of its classes may reach for. */
class ArchitectureTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter().importPath(Path.of(System.getProperty("basedir", "."), "target", "classes"));

    /** The two packages that read stage history. */
    private static final DescribedPredicate<JavaClass> READS_HISTORY =
            resideInAnyPackage("dev.lifecycle.metrics.journey..", "dev.lifecycle.metrics.value..");

    @Test
    void every_class_lies_under_the_metrics_package() {
        assertThat(MAIN).isNotEmpty();
        classes().should().resideInAPackage("dev.lifecycle.metrics..").check(MAIN);
    }

    @Test
    void only_numerics_and_the_stage_model_are_used() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.lifecycle.metrics..",
                                "dev.lifecycle.model..",
                                "java..",
                                "org.jspecify..",
                                "org.slf4j..",
                                "org.hipparchus..",
                                "org.apache.commons.numbers..")
                        .or(HiddenInputs.ARRAY_OF_PRIMITIVES))
                .check(MAIN);
    }

    @Test
    void only_journey_and_value_know_the_stage_model() {
        noClasses()
                .that(DescribedPredicate.not(READS_HISTORY))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lifecycle.model..")
                .check(MAIN);
    }

    @Test
    void what_all_metrics_share_knows_no_single_metric() {
        noClasses()
                .that()
                .resideInAPackage("dev.lifecycle.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lifecycle.metrics.*..")
                .check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.lifecycle.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked on the package-info of %s", p.getName())
                        .isTrue());
    }

    @Test
    void nothing_reads_a_hidden_clock_zone_or_locale() {
        noClasses()
                .should()
                .accessTargetWhere(HiddenInputs.CLOCK_ZONE_OR_LOCALE)
                .check(MAIN);
        noClasses().should().callMethod(InstantSource.class, "system").check(MAIN);
    }

    @Test
    void nothing_starts_a_thread_of_its_own() {
        noClasses().should().accessTargetWhere(HiddenInputs.THREADS).check(MAIN);
    }

    @Test
    void nothing_reflects_or_looks_for_services_or_sql() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.lang.reflect..", "java.sql..", "javax..")
                        .or(JavaClass.Predicates.equivalentTo(ServiceLoader.class)))
                .check(MAIN);
    }

    @Test
    void no_static_state_changes() {
        fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(MAIN);
    }

    @Test
    void logging_is_slf4j_and_nothing_prints() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
    }
}
