package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("L-16, L-17: a sweep and a listener go on, whatever one subject throws")
class SweepFaultsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final int CUSTOMERS = 10;
    private static final String TROUBLED = "c-4";

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> asked = new ArrayList<>();
    private Consumer<String> rule = subject -> {};

    private Lifecycle customers() {
        // spotless:off
        StageModel model = StageModel.named("trials")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("hello").stay()
                .from(Plan.TRIAL).after(Duration.ofDays(1)).when("asked", now -> ask(now.position().subject())).to(Plan.CHURNED)
                .terminal(Plan.CHURNED)
                .build();
        // spotless:on
        Lifecycle customers = Lifecycle.of(model)
                .store(store)
                .clock(() -> NOON.plus(Duration.ofDays(9)))
                .build();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.handle("c-" + i, Signal.of("hello"), NOON.plusSeconds(i), "e1");
        }
        return customers;
    }

    private boolean ask(String subject) {
        asked.add(subject);
        rule.accept(subject);
        return true;
    }

    static Stream<Throwable> errors() {
        return Stream.of(
                new AssertionError("never"), new NoClassDefFoundError("com/example/Rule"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_in_one_guard_stops_no_sweep(Error error) {
        Lifecycle customers = customers();
        rule = subject -> {
            if (subject.equals(TROUBLED)) {
                throw error;
            }
        };

        Sweep sweep = customers.sweep(NOON.plus(Duration.ofDays(2)));

        assertThat(sweep.moved()).hasSize(CUSTOMERS - 1).doesNotContain(TROUBLED);
        assertThat(sweep.failed()).containsOnlyKeys(TROUBLED);
        assertThat(sweep.failed().get(TROUBLED))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isSameAs(error),
                        thrown -> assertThat(thrown).hasRootCause(error));
    }

    @Test
    @DisplayName("a virtual machine in trouble ends the sweep, and that subject comes last from then on")
    void a_machine_in_trouble_ends_the_sweep_but_starves_nobody() {
        Lifecycle customers = customers();
        rule = subject -> {
            if (subject.equals(TROUBLED)) {
                throw new OutOfMemoryError("pretended");
            }
        };
        assertThatThrownBy(() -> customers.sweep(NOON.plus(Duration.ofDays(2)))).isInstanceOf(OutOfMemoryError.class);
        assertThat(asked).endsWith(TROUBLED).hasSizeLessThan(CUSTOMERS);

        assertThatThrownBy(() -> customers.sweep(NOON.plus(Duration.ofDays(2)))).isInstanceOf(OutOfMemoryError.class);

        assertThat(asked).endsWith(TROUBLED).contains("c-9");
        rule = subject -> {};
        assertThat(customers.sweep(NOON.plus(Duration.ofDays(2))).moved()).containsExactly(TROUBLED);
        assertThat(customers.population().get(Plan.CHURNED)).isEqualTo(CUSTOMERS);
    }

    @Test
    @DisplayName("who is erased or merged in mid-sweep has not failed")
    void who_is_erased_or_merged_in_mid_sweep_has_not_failed() {
        Lifecycle customers = customers();
        List<String> done = new ArrayList<>();
        rule = subject -> {
            if (done.isEmpty()) {
                done.add(subject);
                customers.erase("c-8");
                customers.merge("c-7", "c-9");
            }
        };

        Sweep sweep = customers.sweep(NOON.plus(Duration.ofDays(2)));

        assertThat(sweep.failed()).isEmpty();
        assertThat(sweep.moved()).contains("c-9").doesNotContain("c-7", "c-8").doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("an Error of a listener neither silences its subjects nor holds anything up")
    void an_error_of_a_listener_silences_nobody() {
        List<String> told = new ArrayList<>();
        Lifecycle noisy = Lifecycle.of(StageModel.named("noisy")
                        .startAt(Plan.TRIAL)
                        .from(Plan.TRIAL)
                        .on("hello")
                        .stay()
                        .exit(Plan.TRIAL)
                        .build())
                .store(store)
                .clock(() -> NOON)
                .listener(change -> {
                    told.add(change.subject() + " " + change.after().revision());
                    if (change.after().revision() % 2 == 1) {
                        throw new AssertionError(change.subject());
                    }
                })
                .build();
        for (int i = 1; i <= 4; i++) {
            noisy.handle("c-1", Signal.of("hello"), NOON, "e" + i);
        }

        assertThat(told).containsExactly("c-1 1", "c-1 2", "c-1 3", "c-1 4");
        assertThat(noisy.listenerFailures()).isEqualTo(2);
    }

    @Test
    @DisplayName("L-9: durations that overflow in use are refused when given")
    void durations_that_overflow_are_refused_when_given() {
        Duration longest = TimeLimits.LONGEST;
        ContactRules.of().cap(1, longest).lease(longest).retry(5, longest);
        Touch.of("t").after(longest);
        for (Duration tooLong : List.of(longest.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ContactRules.of().cap(1, tooLong))
                    .withMessage("the window of a cap may be 365250 days at most, but was " + Texts.inWords(tooLong));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ContactRules.of().lease(tooLong))
                    .withMessageContaining("a lease may be 365250 days at most");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ContactRules.of().retry(1, tooLong))
                    .withMessageContaining("the wait before a retry may be 365250 days at most");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Touch.of("t").after(tooLong))
                    .withMessageContaining("the delay of touchpoint 't' may be 365250 days at most");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ContactRules.of().lease(Duration.ofNanos(999)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().cap(1, Duration.ofSeconds(Long.MIN_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> Touch.of("t").after(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    @DisplayName("the ends of time are refused, and fail nobody")
    void the_ends_of_time_are_refused() {
        Lifecycle customers = customers();
        for (Instant end : List.of(Instant.MIN, Instant.MAX, TimeLimits.LATEST.plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> customers.sweep(end))
                    .withMessageContaining("sweep takes an instant from -100000-01-01T00:00:00Z to");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> customers.deliver(end, claim -> {}))
                    .withMessageContaining("not " + end);
        }
        assertThat(customers.sweep(NOON).failed()).isEmpty();
        assertThat(customers.sweep(NOON.plus(Duration.ofDays(2))).moved()).hasSize(CUSTOMERS);
    }

    @Test
    @DisplayName("a wait that doubles stays within what an instant can bear")
    void a_wait_that_doubles_does_not_overflow() {
        // spotless:off
        StageModel model = StageModel.named("mail")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("hello").touch("welcome").stay()
                .exit(Plan.TRIAL)
                .build();
        // spotless:on
        Instant[] clock = {NOON};
        Lifecycle mail = Lifecycle.of(model)
                .store(store)
                .clock(() -> clock[0])
                .contactRules(ContactRules.of().retry(40, TimeLimits.LONGEST))
                .build();
        mail.handle("c-1", Signal.of("hello"), NOON, "e1");
        for (int i = 1; i <= 30; i++) {
            Delivery delivery = mail.deliver(clock[0], claim -> {
                throw new IllegalStateException("no");
            });
            assertThat(delivery.postponed()).hasSize(1);
            assertThat(delivery.postponed().get(0).due()).isEqualTo(clock[0].plus(TimeLimits.LONGEST));
            clock[0] = delivery.postponed().get(0).due();
        }
    }
}
