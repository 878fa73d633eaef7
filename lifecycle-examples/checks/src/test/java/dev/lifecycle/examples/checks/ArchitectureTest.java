package dev.lifecycle.examples.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.lifecycle.store.InMemoryStore;
import java.sql.Connection;
import java.sql.Wrapper;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which way imports run in the published artifacts, and what none of their classes may reach for. */
class ArchitectureTest {

    private static final JavaClasses MAIN = Artifacts.CLASSES;

    /** A package, with its subpackages unless it is the root, and everything it may import besides itself, the JDK and JSpecify. */
    record Layer(String name, String... mayImport) {

        /** The root's subpackages are layers of their own. */
        String matcher() {
            return name.equals("dev.lifecycle") ? name : name + "..";
        }

        String[] allowed() {
            List<String> allowed = new ArrayList<>(List.of(matcher(), "java..", "org.jspecify.."));
            allowed.addAll(List.of(mayImport));
            return allowed.toArray(String[]::new);
        }

        boolean exists() {
            return MAIN.stream().anyMatch(resideInAPackage(matcher()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Layer> LAYERS = List.of(
            new Layer(
                    "dev.lifecycle",
                    "dev.lifecycle.commit",
                    "dev.lifecycle.contact",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.preset..",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store..",
                    "org.slf4j.."),
            new Layer(
                    "dev.lifecycle.contact",
                    "dev.lifecycle.commit",
                    "dev.lifecycle.model",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store",
                    "javax.crypto..",
                    "org.slf4j.."),
            new Layer(
                    "dev.lifecycle.commit",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store",
                    "org.slf4j.."),
            new Layer("dev.lifecycle.preset", "dev.lifecycle.model", "dev.lifecycle.stage"),
            new Layer("dev.lifecycle.preset.event"),
            new Layer("dev.lifecycle.store", "dev.lifecycle.model..", "dev.lifecycle.stage", "org.slf4j.."),
            new Layer("dev.lifecycle.model", "dev.lifecycle.stage"),
            new Layer("dev.lifecycle.model.document", "dev.lifecycle.model", "dev.lifecycle.stage"),
            new Layer(
                    "dev.lifecycle.model.migration",
                    "dev.lifecycle.model",
                    "dev.lifecycle.model.types",
                    "dev.lifecycle.stage"),
            new Layer("dev.lifecycle.model.types", "dev.lifecycle.model.engine", "dev.lifecycle.stage"),
            new Layer("dev.lifecycle.model.engine"),
            new Layer("dev.lifecycle.stage", "dev.lifecycle.model.engine"),
            new Layer(
                    "dev.lifecycle.jdbc",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store..",
                    "javax.sql..",
                    "org.slf4j.."),
            new Layer(
                    "dev.lifecycle.json",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation.."),
            new Layer("dev.lifecycle.diagram", "dev.lifecycle.model..", "dev.lifecycle.stage"),
            new Layer(
                    "dev.lifecycle.scxml",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.diagram.names",
                    "javax.xml.stream.."),
            new Layer(
                    "dev.lifecycle.spring",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "org.springframework..",
                    "reactor.core.."),
            new Layer(
                    "dev.lifecycle.boot",
                    "dev.lifecycle",
                    "dev.lifecycle.contact",
                    "dev.lifecycle.diagram",
                    "dev.lifecycle.jdbc",
                    "dev.lifecycle.model",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store",
                    "dev.lifecycle.testkit",
                    "io.micrometer..",
                    "javax.sql..",
                    "org.junit.jupiter.api..",
                    "org.slf4j..",
                    "org.springframework.."),
            new Layer(
                    "dev.lifecycle.boot.transaction",
                    "dev.lifecycle.jdbc",
                    "dev.lifecycle.store",
                    "javax.sql..",
                    "org.slf4j..",
                    "org.springframework.core..",
                    "org.springframework.jdbc..",
                    "org.springframework.transaction.."),
            new Layer(
                    "dev.lifecycle.testkit",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "dev.lifecycle.store..",
                    "org.junit.jupiter.api.."),
            new Layer(
                    "dev.lifecycle.metrics",
                    "dev.lifecycle.model..",
                    "dev.lifecycle.stage",
                    "org.slf4j..",
                    "org.hipparchus..",
                    "org.apache.commons.numbers.."));

    static Stream<Layer> layers() {
        return LAYERS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void a_package_imports_only_what_lies_below_it(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.matcher())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(layer.allowed()).or(HiddenInputs.ARRAY_OF_PRIMITIVES))
                .allowEmptyShould(!layer.exists())
                .check(MAIN);
    }

    @Test
    void every_class_lies_in_a_package_of_the_table() {
        String[] known = LAYERS.stream().map(Layer::matcher).toArray(String[]::new);
        assertThat(MAIN).isNotEmpty();
        classes().should().resideInAnyPackage(known).check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void only_the_jdbc_store_knows_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lifecycle.jdbc..", "dev.lifecycle.boot..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("dev.lifecycle.boot..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql..")
                        .and(assignableTo(Wrapper.class))
                        .and(not(assignableTo(Connection.class))))
                .as("the starter hands data sources and connections on, and has no statement of its own")
                .check(MAIN);
    }

    @Test
    void a_running_application_needs_no_test_kit_and_no_actuator() {
        noClasses()
                .that()
                .resideInAPackage("dev.lifecycle.boot..")
                .and()
                .resideOutsideOfPackage("dev.lifecycle.boot.test")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.lifecycle.testkit..", "org.junit..", "org.springframework.boot.test..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("dev.lifecycle.boot..")
                .and()
                .resideOutsideOfPackage("dev.lifecycle.boot.actuate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.lifecycle.diagram..",
                        "io.micrometer..",
                        "org.springframework.boot.actuate..",
                        "org.springframework.boot.health..")
                .check(MAIN);
    }

    @Test
    void nobody_but_the_model_and_its_words_knows_its_engine_and_its_numbers() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lifecycle.model..", "dev.lifecycle.stage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.lifecycle.model.engine..", "dev.lifecycle.model.types..")
                .check(MAIN);
    }

    @Test
    void nobody_but_the_facade_and_its_delivery_knows_how_a_commit_is_put_together() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lifecycle", "dev.lifecycle.contact", "dev.lifecycle.commit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lifecycle.commit..")
                .check(MAIN);
    }

    @Test
    void only_journey_service_and_the_value_of_stages_know_the_stage_model() {
        noClasses()
                .that()
                .resideInAPackage("dev.lifecycle.metrics..")
                .and(not(resideInAnyPackage(
                        "dev.lifecycle.metrics.journey..",
                        "dev.lifecycle.metrics.service",
                        "dev.lifecycle.metrics.value.markov")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.lifecycle.model..", "dev.lifecycle.stage..")
                .check(MAIN);
    }

    @Test
    void what_all_metrics_share_knows_no_single_metric() {
        noClasses()
                .that()
                .resideInAPackage("dev.lifecycle.metrics")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.lifecycle.metrics.*..")
                        .and(not(resideInAnyPackage(
                                "dev.lifecycle.metrics.internal.bytes", "dev.lifecycle.metrics.state"))))
                .check(MAIN);
    }

    @Test
    void no_package_stands_in_two_artifacts() {
        Map<String, Set<String>> artifacts = new TreeMap<>();
        for (JavaClass type : MAIN) {
            String location = type.getSource().orElseThrow().getUri().toString();
            artifacts
                    .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(location.substring(0, location.indexOf("dev/lifecycle/")));
        }
        assertThat(artifacts)
                .isNotEmpty()
                .allSatisfy((name, places) -> assertThat(places).hasSize(1));
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
    }

    /** The store in memory is its own database, by whose clock leases end; all take another clock from whoever gives one. */
    @Test
    void only_the_facade_the_starter_and_the_store_in_memory_may_fall_back_on_the_system_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lifecycle", "dev.lifecycle.boot..")
                .and()
                .doNotHaveFullyQualifiedName(InMemoryStore.class.getName())
                .should()
                .callMethod(InstantSource.class, "system")
                .allowEmptyShould(MAIN.stream().allMatch(resideInAPackage("dev.lifecycle")))
                .check(MAIN);
    }

    /** A replay starts as many threads as its caller asks for, and they end with the run; the test kit lets threads race. */
    @Test
    void nothing_but_a_replay_that_is_told_to_starts_threads() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.lifecycle.model.Replay")
                .and()
                .resideOutsideOfPackage("dev.lifecycle.testkit..")
                .should()
                .accessTargetWhere(HiddenInputs.THREADS)
                .check(MAIN);
    }

    @Test
    void only_the_spring_bridge_and_the_figures_of_results_may_reflect_or_look_for_services() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lifecycle.spring..")
                .and()
                .doNotHaveFullyQualifiedName("dev.lifecycle.metrics.Figures")
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.reflect..")
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
