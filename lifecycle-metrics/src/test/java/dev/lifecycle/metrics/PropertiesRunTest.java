package dev.lifecycle.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Properties are run: jqwik passes over a method that another engine's annotation stands on, and says so only in its log. */
class PropertiesRunTest {

    private static final ArchCondition<JavaMethod> CARRY_ONLY_THEIR_OWN =
            new ArchCondition<>("carry no annotation of another engine") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    for (JavaAnnotation<?> annotation : method.getAnnotations()) {
                        String name = annotation.getRawType().getName();
                        if (name.startsWith("org.junit.jupiter.")) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " is never run because of " + name));
                        }
                    }
                }
            };

    @Test
    @DisplayName("no property carries an annotation of Jupiter; what it shows is said by @Label")
    void none_is_passed_over() {
        methods()
                .that()
                .areAnnotatedWith(Property.class)
                .should(CARRY_ONLY_THEIR_OWN)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages("dev.lifecycle.metrics"));
    }
}
