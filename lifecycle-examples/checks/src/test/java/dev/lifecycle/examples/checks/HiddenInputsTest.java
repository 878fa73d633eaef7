package dev.lifecycle.examples.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The rule on hidden inputs finds every planted one, and nothing in code that takes them as arguments. */
class HiddenInputsTest {

    @SuppressWarnings("unused")
    private static final class Offender {
        private final Supplier<Instant> clock = Instant::now;

        Object[] reads() {
            return new Object[] {
                Instant.now(),
                LocalDate.now(ZoneOffset.UTC),
                Clock.systemUTC(),
                Clock.tickSeconds(ZoneOffset.UTC),
                System.currentTimeMillis(),
                new Date(),
                ZoneId.systemDefault(),
                TimeZone.getDefault(),
                Locale.getDefault(),
                "I".toLowerCase(),
                String.format("%.2f", 0.5),
                "%.2f".formatted(0.5),
                "x".getBytes(),
                DateTimeFormatter.ofPattern("MMM")
            };
        }
    }

    @SuppressWarnings("unused")
    private static final class Threaded {
        Object[] starts() {
            return new Object[] {new Thread(), Executors.newSingleThreadExecutor()};
        }
    }

    @SuppressWarnings("unused")
    private static final class Honest {
        Object[] takes(Clock clock, Locale locale) {
            return new Object[] {
                Instant.now(clock),
                new Date(0),
                "I".toLowerCase(locale),
                String.format(locale, "%.2f", 0.5),
                "x".getBytes(StandardCharsets.UTF_8),
                DateTimeFormatter.ofPattern("MMM", locale),
                Thread.currentThread().isInterrupted()
            };
        }
    }

    @Test
    void every_planted_input_is_found() {
        assertThat(violations(Offender.class, HiddenInputs.CLOCK_ZONE_OR_LOCALE))
                .hasSize(15);
        assertThat(violations(Threaded.class, HiddenInputs.THREADS)).hasSize(2);
    }

    @Test
    void inputs_taken_as_arguments_are_left_alone() {
        assertThat(violations(Honest.class, HiddenInputs.CLOCK_ZONE_OR_LOCALE)).isEmpty();
        assertThat(violations(Honest.class, HiddenInputs.THREADS)).isEmpty();
    }

    private static List<String> violations(Class<?> type, DescribedPredicate<JavaAccess<?>> rule) {
        JavaClasses classes = new ClassFileImporter().importClasses(type);
        return noClasses()
                .should()
                .accessTargetWhere(rule)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }
}
