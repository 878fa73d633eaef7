package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.InMemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-18: delivery")
class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    // spotless:off
    private static final StageModel MODEL = StageModel.named("mail")
            .startAt(Plan.TRIAL)
            .from(Plan.TRIAL).on("hello").touch("welcome").touch(Touch.of("tips").after(Duration.ofDays(2)).cancelIfLeft()).stay()
            .from(Plan.TRIAL).on("pay").touch("thank-you").to(Plan.PAYING)
            .terminal(Plan.PAYING)
            .build();
    // spotless:on

    private InMemoryStore store = new InMemoryStore();
    private final AtomicInteger keys = new AtomicInteger();
    private final List<String> mails = new ArrayList<>();

    private Lifecycle with(ContactRules rules) {
        return Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> NOON)
                .aheadAtMost(Duration.ofDays(30))
                .contactRules(rules)
                .touchpointKeys(() -> "key-" + keys.incrementAndGet())
                .build();
    }

    private void send(Claim claim) {
        mails.add(claim.touchpoint().key().toString());
    }

    private List<String> states() {
        return store.touchpoints("mail", "c-1").stream()
                .map(t -> t.id() + " " + t.status() + (t.reason() == null ? "" : " " + t.reason()))
                .toList();
    }

    @Test
    void what_is_due_is_sent_once_with_its_key() {
        Lifecycle mail = with(ContactRules.of());
        mail.handle("c-1", Signal.of("hello"), NOON, "e1");

        assertThat(mail.deliver(NOON, this::send)).hasToString("1 sent, 0 postponed, 0 suppressed, 0 failed");
        assertThat(mail.deliver(NOON.plusSeconds(60), this::send).sent()).isEmpty();

        assertThat(mails).containsExactly("key-1");
        assertThat(states()).containsExactly("welcome SENT", "tips PENDING");
    }

    @Test
    void what_is_cancelled_by_leaving_is_not_sent() {
        Lifecycle mail = with(ContactRules.of());
        mail.handle("c-1", Signal.of("hello"), NOON, "e1");
        mail.handle("c-1", Signal.of("pay"), NOON.plusSeconds(60), "e2");

        mail.deliver(NOON.plus(Duration.ofDays(3)), this::send);

        assertThat(states()).containsExactly("welcome SENT", "tips CANCELLED left TRIAL", "thank-you SENT");
    }

    @Test
    void consent_withdrawn_after_scheduling_suppresses_with_the_reason() {
        boolean[] consent = {true};
        Lifecycle mail = with(ContactRules.of().consent(claim -> consent[0]));
        mail.handle("c-1", Signal.of("hello"), NOON, "e1");
        mail.deliver(NOON, this::send);
        consent[0] = false;

        Delivery delivery = mail.deliver(NOON.plus(Duration.ofDays(2)), this::send);

        assertThat(delivery.suppressed()).extracting(Touchpoint::reason).containsExactly("no consent");
        assertThat(states()).containsExactly("welcome SENT", "tips SUPPRESSED no consent");
        assertThat(mail.deliver(NOON.plus(Duration.ofDays(9)), this::send).sent())
                .isEmpty();
    }

    @Test
    void quiet_hours_postpone_to_the_customers_morning() {
        Lifecycle mail = with(ContactRules.of().quietHours(LocalTime.of(20, 0), LocalTime.of(8, 0), c -> PARIS));
        Instant night = Instant.parse("2026-03-10T22:00:00Z");
        mail.handle("c-1", Signal.of("hello"), night, "e1");

        Delivery atNight = mail.deliver(night, this::send);

        assertThat(mails).isEmpty();
        assertThat(atNight.postponed())
                .extracting(Touchpoint::reason)
                .containsExactly("quiet hours until 2026-03-11T07:00:00Z");
        assertThat(mail.deliver(Instant.parse("2026-03-11T06:59:59Z"), this::send)
                        .sent())
                .isEmpty();
        assertThat(mail.deliver(Instant.parse("2026-03-11T07:00:00Z"), this::send)
                        .sent())
                .hasSize(1);
    }

    @Test
    void a_cap_holds_over_all_models_of_the_customer() {
        // spotless:off
        StageModel other = StageModel.named("other").startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("hello").touch("other-mail").to(Plan.PAYING)
                .terminal(Plan.PAYING).build();
        // spotless:on
        Lifecycle mail = with(ContactRules.of().cap(1, Duration.ofDays(7)));
        Lifecycle second = Lifecycle.of(other).store(store).clock(() -> NOON).build();
        mail.handle("c-1", Signal.of("hello"), NOON, "e1");
        second.handle("c-1", Signal.of("hello"), NOON.plusSeconds(1), "e1");
        second.handle("c-2", Signal.of("hello"), NOON.plusSeconds(1), "e1");

        Delivery delivery = mail.deliver(NOON.plusSeconds(5), this::send);

        assertThat(delivery).hasToString("2 sent, 0 postponed, 1 suppressed, 0 failed");
        assertThat(store.touchpoints("other", "c-1"))
                .extracting(Touchpoint::status, Touchpoint::reason)
                .containsExactly(tuple(Status.SUPPRESSED, "cap of 1 in 7 days reached"));
    }

    @Test
    void another_contact_under_way_makes_a_capped_one_wait() {
        Lifecycle mail = with(ContactRules.of().cap(1, Duration.ofDays(7)));
        mail.handle("c-1", Signal.of("hello"), NOON, "e1");
        mail.handle("c-1", Signal.of("pay"), NOON, "e2");
        List<Claim> otherWorker = store.claim(NOON, Duration.ofMinutes(2), 1);
        store.begin(otherWorker.get(0), Duration.ofMinutes(2), new ContactCheck("c-1", List.of()));

        Delivery delivery = mail.deliver(NOON, this::send);

        assertThat(otherWorker).hasSize(1);
        assertThat(delivery.postponed()).extracting(Touchpoint::reason).containsExactly("another contact is under way");
        assertThat(mails).isEmpty();
    }

    @Test
    void a_failure_backs_off_and_gives_up_with_the_error() {
        Lifecycle mail = with(ContactRules.of().retry(3, Duration.ofMinutes(5)).lease(Duration.ofMinutes(1)));
        mail.handle("c-1", Signal.of("pay"), NOON, "e1");
        Sender broken = claim -> {
            throw new IOException("mail server is away");
        };

        assertThat(mail.deliver(NOON, broken).postponed())
                .extracting(Touchpoint::due)
                .containsExactly(NOON.plus(Duration.ofMinutes(5)));
        assertThat(mail.deliver(NOON.plus(Duration.ofMinutes(4)), broken).postponed())
                .isEmpty();
        assertThat(mail.deliver(NOON.plus(Duration.ofMinutes(5)), broken).postponed())
                .extracting(Touchpoint::due)
                .containsExactly(NOON.plus(Duration.ofMinutes(15)));
        Delivery last = mail.deliver(NOON.plus(Duration.ofMinutes(15)), broken);

        assertThat(last).hasToString("0 sent, 0 postponed, 0 suppressed, 1 failed");
        assertThat(states()).containsExactly("thank-you FAILED java.io.IOException: mail server is away");
    }

    @Test
    void a_sender_that_is_interrupted_leaves_the_thread_interrupted() {
        Lifecycle mail = with(ContactRules.of());
        mail.handle("c-1", Signal.of("pay"), NOON, "e1");

        mail.deliver(NOON, claim -> {
            throw new InterruptedException("stop");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(states()).containsExactly("thank-you PENDING java.lang.InterruptedException: stop");
    }

    @Test
    void a_claim_lost_meanwhile_is_left_to_the_other_worker() {
        Instant[] storeClock = {NOON};
        store = new InMemoryStore(() -> storeClock[0]);
        Lifecycle mail = with(ContactRules.of().lease(Duration.ofMinutes(1)));
        mail.handle("c-1", Signal.of("pay"), NOON, "e1");

        Delivery slow = mail.deliver(NOON, claim -> {
            storeClock[0] = NOON.plus(Duration.ofMinutes(5));
            assertThat(store.claim(NOON, Duration.ofHours(1), 9)).hasSize(1);
        });

        assertThat(slow.sent()).isEmpty();
    }

    @Test
    void nonsense_is_refused_with_what_was_seen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().cap(0, Duration.ofDays(1)))
                .withMessageContaining("not 0 in 1 day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().retry(1, Duration.ZERO))
                .withMessageContaining("not 1 and 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactRules.of().lease(Duration.ZERO))
                .withMessageContaining("not 0 seconds");
    }
}
