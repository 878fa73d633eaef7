package dev.lifecycle.examples.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room of customer value may import which: from what is asked for down to the numbers. */
class ValueRoomsTest {

    private static final String VALUE = "dev.lifecycle.metrics.value.";

    /** A package below {@code value}, and the other rooms it may import. */
    record Room(String name, String... below) {

        String[] allowed() {
            return Stream.concat(Stream.of(name), Arrays.stream(below))
                    .map(room -> VALUE + room)
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    // spotless:off
    static final List<Room> ROOMS = List.of(
            new Room("forecast",         "purchase", "spend", "summary", "summary.distinct", "fit", "numeric"),
            new Room("lifetime",         "purchase", "occasion", "spend", "summary", "summary.distinct", "fit", "numeric"),
            new Room("purchase",         "summary", "summary.distinct", "fit", "fit.likelihood", "numeric"),
            new Room("spend",            "summary", "fit", "fit.likelihood", "numeric"),
            new Room("occasion",         "fit", "fit.likelihood", "numeric"),
            new Room("renewal",          "fit", "fit.likelihood", "numeric"),
            new Room("markov",           "fit", "numeric"),
            new Room("rfm"),
            new Room("summary.distinct", "summary"),
            new Room("summary",          "numeric"),
            new Room("fit.likelihood",   "fit", "numeric"),
            new Room("fit",              "numeric"),
            new Room("numeric"));
    // spotless:on

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void a_room_imports_only_the_rooms_below_it(Room room) {
        classes()
                .that()
                .resideInAPackage(VALUE + room.name())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.allowed()).or(resideOutsideOfPackage(VALUE + ".")))
                .check(Artifacts.CLASSES);
    }

    @Test
    void every_class_of_value_lies_in_a_room_of_the_table() {
        Set<String> known = ROOMS.stream().map(room -> VALUE + room.name()).collect(Collectors.toSet());
        assertThat(Artifacts.CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> (name + ".").startsWith(VALUE)))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void rooms_form_no_cycle() {
        slices().matching(VALUE + "(**)").should().beFreeOfCycles().check(Artifacts.CLASSES);
    }
}
