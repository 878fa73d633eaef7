package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.InMemoryStore;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("L-32: one customer's trouble is its own")
class DeliveryFaultsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final int CUSTOMERS = 10;
    private static final String TROUBLED = "c-4";

    // spotless:off
    private static final StageModel MODEL = StageModel.named("mail")
            .startAt(Plan.TRIAL)
            .from(Plan.TRIAL).on("hello").touch("welcome").to(Plan.PAYING)
            .terminal(Plan.PAYING)
            .build();
    // spotless:on

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> sent = new ArrayList<>();
    private final Instant[] clock = {NOON};

    @AfterEach
    void leaveNoInterrupt() {
        Thread.interrupted();
    }

    private Lifecycle mail(ContactRules rules) {
        Lifecycle mail = Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> clock[0])
                .contactRules(rules.retry(2, Duration.ofMinutes(5)))
                .build();
        for (int i = 0; i < CUSTOMERS; i++) {
            mail.handle("c-" + i, Signal.of("hello"), NOON, "e1");
        }
        return mail;
    }

    private Delivery deliver(Lifecycle mail, Instant now, Sender sender) {
        clock[0] = now;
        return mail.deliver(now, claim -> {
            sender.send(claim);
            sent.add(claim.owner());
        });
    }

    private Touchpoint of(String customer) {
        return store.touchpoints("mail", customer).get(0);
    }

    /** What a host's code can throw. */
    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException("no answer"),
                new java.io.IOException("checked, from where none is declared"),
                new AssertionError("never"),
                new NoClassDefFoundError("com/example/Mailer"),
                new ExceptionInInitializerError("static"),
                new StackOverflowError(),
                new Throwable("plain"),
                new Unspeakable());
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new IllegalStateException("not even this");
        }
    }

    @SuppressWarnings("unchecked") // the very point: a checked exception that nobody declared
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static <R> R fail(Throwable thrown) {
        throw DeliveryFaultsTest.<RuntimeException>sneaky(thrown);
    }

    private void assertThatTheOthersGo(Lifecycle mail, Sender sender, String reason) {
        deliver(mail, NOON, sender);

        assertThat(sent).hasSize(CUSTOMERS - 1).doesNotContain(TROUBLED);
        assertThat(of(TROUBLED).status()).isEqualTo(Status.PENDING);
        assertThat(of(TROUBLED).attempts()).isEqualTo(1);
        assertThat(of(TROUBLED).due()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(of(TROUBLED).reason()).contains(reason);

        deliver(mail, NOON.plus(Duration.ofMinutes(5)), sender);

        assertThat(sent).hasSize(CUSTOMERS - 1).doesNotContain(TROUBLED);
        assertThat(of(TROUBLED).status()).isEqualTo(Status.FAILED);
        assertThat(of(TROUBLED).attempts()).isEqualTo(2);
        assertThat(of(TROUBLED).reason()).contains(reason);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_sender_that_throws_for_one(Throwable thrown) {
        assertThatTheOthersGo(
                mail(ContactRules.of()),
                claim -> {
                    if (claim.owner().equals(TROUBLED)) {
                        fail(thrown);
                    }
                },
                thrown.getClass().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_consent_rule_that_throws_for_one(Throwable thrown) {
        ContactRules rules = ContactRules.of()
                .consent(claim -> !claim.owner().equals(TROUBLED) || DeliveryFaultsTest.<Boolean>fail(thrown));
        assertThatTheOthersGo(mail(rules), claim -> {}, thrown.getClass().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_zone_lookup_that_throws_for_one(Throwable thrown) {
        ContactRules rules = ContactRules.of()
                .quietHours(
                        LocalTime.of(1, 0),
                        LocalTime.of(2, 0),
                        customer -> customer.equals(TROUBLED) ? fail(thrown) : ZoneId.of("UTC"));
        assertThatTheOthersGo(mail(rules), claim -> {}, thrown.getClass().getSimpleName());
    }

    @Test
    void a_zone_that_is_on_another_planet_or_missing() {
        Map<String, String> zones = new TreeMap<>(Map.of(TROUBLED, "Mars/Phobos"));
        ContactRules rules = ContactRules.of()
                .quietHours(
                        LocalTime.of(1, 0),
                        LocalTime.of(2, 0),
                        customer -> ZoneId.of(zones.getOrDefault(customer, "UTC")));
        assertThatTheOthersGo(mail(rules), claim -> {}, "Mars/Phobos");
        assertThat(of(TROUBLED).reason()).contains(DateTimeException.class.getPackageName());
    }

    @Test
    @SuppressWarnings("NullAway") // a host in plain Java can
    void a_zone_that_is_null() {
        ContactRules rules = ContactRules.of()
                .quietHours(
                        LocalTime.of(1, 0),
                        LocalTime.of(2, 0),
                        customer -> customer.equals(TROUBLED) ? null : ZoneId.of("UTC"));
        assertThatTheOthersGo(mail(rules), claim -> {}, "");
        assertThat(of(TROUBLED).reason()).isNotBlank();
    }

    @Test
    @DisplayName("a virtual machine out of memory ends the run; that one has lost an attempt, the others none")
    void a_machine_in_trouble_ends_the_run() {
        Lifecycle mail = mail(ContactRules.of());
        assertThatThrownBy(() -> deliver(mail, NOON, claim -> {
                    if (claim.owner().equals(TROUBLED)) {
                        throw new OutOfMemoryError("pretended");
                    }
                }))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(of(TROUBLED).attempts()).isEqualTo(1);
        deliver(mail, NOON, claim -> {});

        assertThat(sent).hasSize(CUSTOMERS - 1).doesNotHaveDuplicates();
        for (String customer : sent) {
            assertThat(of(customer).attempts()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("an interrupt costs one touchpoint an attempt, and the rest is given back")
    void an_interrupt_costs_one_attempt() {
        Lifecycle mail = mail(ContactRules.of());

        deliver(mail, NOON, claim -> {
            if (sent.size() == 3) {
                Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("stop");
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent).hasSize(3);
        List<Integer> attempts = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            attempts.add(of("c-" + i).attempts());
        }
        assertThat(attempts).containsOnly(0, 1);
        assertThat(attempts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
        deliver(mail, NOON, claim -> {});
        assertThat(sent).hasSize(CUSTOMERS - 1);
    }

    @Test
    @DisplayName("L-3: a text with what no database keeps is kept without it, and cut")
    void odd_texts_are_made_keepable() {
        Lifecycle mail = mail(ContactRules.of());
        String odd = "a\u0000b\ud800c" + "\ud83d\ude00".repeat(100_000);

        deliver(mail, NOON, claim -> {
            throw new IllegalStateException(odd);
        });

        String reason = of(TROUBLED).reason();
        assertThat(reason).contains("a\ufffdb\ufffdc").doesNotContain("\u0000").endsWith("\ud83d\ude00…");
        assertThat(reason.length()).isLessThanOrEqualTo(1_001);
    }
}
