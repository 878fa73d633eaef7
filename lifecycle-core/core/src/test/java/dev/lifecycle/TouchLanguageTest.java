package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.RuleFailedException;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-18: what a touch is about, at what hour, until when, and what is owed")
class TouchLanguageTest {

    private enum Cart implements Stage {
        OPEN,
        ABANDONED,
        PAID
    }

    private record Filled(String cart) {}

    private record Paid(String invoice) {}

    private record Asked(String question) {}

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    // spotless:off
    private static final StageModel CARTS = StageModel.named("carts")
            .startAt(Cart.OPEN)
            .from(Cart.OPEN).on(Filled.class).keeps("cart", Filled::cart).stay()
            .from(Cart.OPEN).after(Duration.ofHours(1))
                    .touch(Touch.of("reminder").at(LocalTime.of(9, 0)).via("email").cancelIfLeft().expiresAfter(Duration.ofDays(1)))
                    .about(s -> Map.of("cart", s.text("cart"))).to(Cart.ABANDONED)
            .fromAny().on(Asked.class).touch(Touch.of("reply").transactional()).about(a -> Map.of("question", a.question())).stay()
            .fromAny().on(Paid.class)
                    .touch(Touch.of("invoice").via("billing").transactional()).touch("thank-you")
                    .about(p -> Map.of("invoice", p.invoice())).to(Cart.PAID)
            .onEntering(Cart.PAID, Touch.of("survey").after(Duration.ofDays(7)))
            .exit(Cart.PAID)
            .build();
    // spotless:on

    private final InMemoryStore store = new InMemoryStore();
    private final AtomicInteger keys = new AtomicInteger();
    private final List<String> mails = new ArrayList<>();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private Instant now = NOON;

    private Lifecycle with(ContactRules rules) {
        return Lifecycle.of(CARTS)
                .store(store)
                .clock(() -> now)
                .aheadAtMost(Duration.ofDays(400))
                .contactRules(rules)
                .touchpointKeys(() -> "key-" + keys.incrementAndGet())
                .build();
    }

    private ContactRules parisian() {
        return ContactRules.of().zones(subject -> PARIS);
    }

    private void send(Claim claim) {
        mails.add(claim.owner() + " " + claim.touchpoint().id() + " "
                + claim.touchpoint().about());
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private Touchpoint planned(String id) {
        return store.touchpoints("carts", "c-1").stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_timers_touch_is_about_the_text_that_was_kept_and_due_at_its_hour() {
        Lifecycle carts = with(parisian());
        carts.handle("c-1", new Filled("lamp"), NOON, "e1");
        carts.sweep(NOON.plus(Duration.ofHours(2)));

        Touchpoint reminder = planned("reminder");
        assertThat(reminder.about()).isEqualTo(Map.of("cart", "lamp"));
        assertThat(reminder.due()).isEqualTo(paris("2026-03-11T09:00"));
        assertThat(reminder.expires()).isEqualTo(paris("2026-03-12T09:00"));
        assertThat(carts.deliver(NOON.plus(Duration.ofHours(3)), this::send).sent())
                .isEmpty();
        assertThat(carts.deliver(paris("2026-03-11T09:00"), this::send))
                .hasToString("1 sent, 0 postponed, 0 suppressed, 0 failed");
        assertThat(mails).containsExactly("c-1 reminder {cart=lamp}");
    }

    @Test
    void what_has_expired_is_never_sent() {
        Lifecycle carts = with(parisian());
        carts.handle("c-1", new Filled("lamp"), NOON, "e1");
        carts.sweep(NOON.plus(Duration.ofHours(2)));

        Delivery delivery = carts.deliver(paris("2026-03-12T09:00"), this::send);

        assertThat(delivery).hasToString("0 sent, 0 postponed, 0 suppressed, 0 failed, 1 expired");
        assertThat(planned("reminder"))
                .extracting(Touchpoint::status, Touchpoint::reason)
                .containsExactly(Status.EXPIRED, "expired at 2026-03-12T08:00:00Z");
        assertThat(carts.deliver(paris("2026-03-13T09:00"), this::send).expired())
                .isEmpty();
        assertThat(mails).isEmpty();
    }

    @Test
    void an_hour_that_cannot_be_told_yet_is_told_at_delivery_and_failed_until_then() {
        Lifecycle carts = with(ContactRules.of().zones(subject -> zones.get(subject)));
        carts.handle("c-1", new Filled("lamp"), NOON, "e1");
        carts.sweep(NOON.plus(Duration.ofHours(2)));
        assertThat(planned("reminder").hour()).isEqualTo(LocalTime.of(9, 0));

        Delivery without = carts.deliver(NOON.plus(Duration.ofHours(2)), this::send);
        assertThat(without.errors().values()).singleElement().asString().contains("no time zone");
        zones.put("c-1", PARIS);
        Delivery with = carts.deliver(NOON.plus(Duration.ofHours(3)), this::send);

        assertThat(with.postponed()).extracting(Touchpoint::due).containsExactly(paris("2026-03-11T09:00"));
        assertThat(planned("reminder").hour()).isNull();
        assertThat(planned("reminder").expires()).isEqualTo(paris("2026-03-12T09:00"));
    }

    @Test
    void an_hour_without_anybody_who_knows_zones_is_refused_when_the_lifecycle_is_built() {
        assertThatThrownBy(() -> with(ContactRules.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reminder")
                .hasMessageContaining("zones(");
    }

    @Test
    void hours_of_the_day_over_changes_of_the_clock() {
        // 2026-03-29: Paris leaps from 02:00 to 03:00; 2026-10-25: it goes back from 03:00 to 02:00
        assertThat(next("2026-03-28T12:00:00Z", LocalTime.of(2, 30), PARIS)).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(next("2026-10-24T12:00:00Z", LocalTime.of(2, 30), PARIS)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(next("2026-10-25T00:45:00Z", LocalTime.of(2, 30), PARIS)).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(next("2026-03-10T08:00:00Z", LocalTime.of(9, 0), PARIS)).isEqualTo("2026-03-10T08:00:00Z");
        // Samoa had no 30 December 2011; Lord Howe Island changes by half an hour
        assertThat(next("2011-12-30T09:30:00Z", LocalTime.of(9, 0), ZoneId.of("Pacific/Apia")))
                .isEqualTo("2011-12-30T10:00:00Z");
        assertThat(next("2026-10-03T12:00:00Z", LocalTime.of(2, 15), ZoneId.of("Australia/Lord_Howe")))
                .isEqualTo("2026-10-03T15:30:00Z");
    }

    private static Instant next(String from, LocalTime hour, ZoneId zone) {
        StageModel model = StageModel.named("hours")
                .startAt(Cart.OPEN)
                .from(Cart.OPEN)
                .on("go")
                .touch(Touch.of("mail").at(hour))
                .stay()
                .exit(Cart.OPEN)
                .build();
        InMemoryStore store = new InMemoryStore();
        Lifecycle hours = Lifecycle.of(model)
                .store(store)
                .contactRules(ContactRules.of().zones(subject -> zone))
                .clock(() -> Instant.parse(from))
                .build();
        hours.handle("c", dev.lifecycle.stage.Signal.of("go"), Instant.parse(from), "e");
        return store.touchpoints("hours", "c").get(0).due();
    }

    @Test
    void an_outcome_says_what_it_called_for_and_what_of_it_is_held_back() {
        Lifecycle carts =
                with(parisian().consent(claim -> !claim.touchpoint().id().equals("thank-you")));
        Outcome paid = carts.handle("c-1", new Paid("R-7"), NOON, "e1");

        assertThat(paid.touchpoints())
                .extracting(Touchpoint::id, one -> one.mayGoOut(NOON), Touchpoint::reason, Touchpoint::about)
                .containsExactly(
                        tuple("invoice", true, null, Map.of("invoice", "R-7")),
                        tuple("thank-you", false, "no consent", Map.of("invoice", "R-7")),
                        tuple("survey", false, null, Map.of("invoice", "R-7")));
        assertThat(store.touchpoints("carts", "c-1"))
                .extracting(Touchpoint::status)
                .containsOnly(Status.PENDING);
        assertThat(carts.handle("c-1", new Paid("R-7"), NOON, "e1").touchpoints())
                .isEmpty();
    }

    @Test
    void what_the_host_has_answered_at_once_is_not_sent_again_and_counts() {
        Lifecycle carts = with(parisian().cap(1, Duration.ofDays(8)));
        Outcome paid = carts.handle("c-1", new Paid("R-7"), NOON, "e1");
        String thanks = paid.touchpoints().get(1).key().text();

        assertThat(carts.delivered(thanks)).isTrue();
        assertThat(carts.delivered(thanks)).isFalse();
        assertThat(carts.delivered("never-given")).isFalse();
        assertThat(carts.deliver(NOON.plus(Duration.ofDays(7)), this::send))
                .hasToString("1 sent, 0 postponed, 1 suppressed, 0 failed");

        assertThat(mails).containsExactly("c-1 invoice {invoice=R-7}");
        assertThat(planned("thank-you").status()).isEqualTo(Status.SENT);
        assertThat(planned("survey").reason()).isEqualTo("cap of 1 in 8 days reached");
    }

    @Test
    void what_a_delivery_has_in_hand_is_not_the_hosts_to_answer() {
        Lifecycle carts = with(parisian());
        String reply = carts.handle("c-1", new Asked("size?"), NOON, "e1")
                .touchpoints()
                .get(0)
                .key()
                .text();
        store.claim(NOON, Duration.ofMinutes(2), 1);
        assertThat(carts.delivered(reply)).isFalse();
    }

    @Test
    void what_is_owed_goes_out_whatever_the_rules_say_and_counts_for_none() {
        Lifecycle carts = with(ContactRules.of()
                .consent(claim -> false)
                .quietHours(LocalTime.of(0, 0), LocalTime.of(23, 59), subject -> PARIS)
                .cap(1, Duration.ofDays(7)));
        carts.handle("c-1", new Asked("size?"), NOON, "e1");
        carts.handle("c-1", new Asked("colour?"), NOON, "e2");

        assertThat(carts.deliver(NOON, this::send).sent()).hasSize(2);
        assertThat(mails).containsExactly("c-1 reply {question=size?}", "c-1 reply {question=colour?}");
        assertThat(store.contacts("c-1", Instant.EPOCH).sent()).isEmpty();
    }

    @Test
    void a_rule_that_throws_in_the_preview_is_a_reason_and_the_event_is_kept() {
        Lifecycle carts = with(parisian().consent(claim -> {
            throw new IllegalStateException("consent service down");
        }));
        Outcome paid = carts.handle("c-1", new Paid("R-7"), NOON, "e1");

        assertThat(paid.stage()).isEqualTo(Cart.PAID);
        assertThat(paid.touchpoints().get(1).reason()).contains("consent service down");
        assertThat(paid.touchpoints().get(1).mayGoOut(NOON)).isFalse();
    }

    @Test
    void what_a_touch_is_about_that_cannot_be_told_is_an_error_of_the_host_and_nothing_is_kept() {
        StageModel model = StageModel.named("m")
                .startAt(Cart.OPEN)
                .from(Cart.OPEN)
                .on(Filled.class)
                .touch("mail")
                .about(filled -> {
                    Map<String, String> about = new HashMap<>();
                    about.put("cart", filled.cart());
                    return about;
                })
                .stay()
                .exit(Cart.OPEN)
                .build();
        Lifecycle lifecycle = Lifecycle.of(model).store(store).clock(() -> NOON).build();

        assertThatThrownBy(() -> lifecycle.handle("c-1", new Filled(null), NOON, "e1"))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("'cart'")
                .hasMessageContaining("c-1");
        assertThat(lifecycle.find("c-1")).isEqualTo(Optional.empty());
    }

    @Test
    void erasure_forgets_what_touchpoints_were_about() {
        Lifecycle carts = with(parisian());
        carts.handle("c-1", new Paid("R-7"), NOON, "e1");
        carts.deliver(NOON, this::send);
        String surrogate = carts.erase("c-1");

        assertThat(store.touchpoints("carts", surrogate))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.about()).isEmpty());
        assertThat(store.contacts("c-1", Instant.EPOCH).sent()).isEmpty();
    }

    @Test
    void given_up_ones_are_listed_and_begin_anew() {
        Lifecycle carts = with(parisian().retry(1, Duration.ofMinutes(1)));
        carts.handle("c-1", new Asked("size?"), NOON, "e1");
        carts.handle("c-2", new Asked("size?"), NOON, "e1");
        carts.deliver(NOON, claim -> {
            throw new IllegalStateException("mailbox full");
        });
        List<Touchpoint> failed = carts.failedTouchpoints().toList();

        assertThat(failed).extracting(Touchpoint::subject).containsExactlyInAnyOrder("c-1", "c-2");
        assertThat(failed).extracting(Touchpoint::reason).allMatch(reason -> reason.contains("mailbox full"));
        now = NOON.plus(Duration.ofDays(1));
        assertThat(carts.retry(failed.get(0).key().text())).isTrue();
        assertThat(carts.retry(failed.get(0).key().text())).isFalse();
        assertThat(carts.deliver(now, this::send).sent())
                .extracting(Touchpoint::subject, Touchpoint::attempts)
                .containsExactly(tuple(failed.get(0).subject(), 1));
        assertThat(carts.failedTouchpoints()).hasSize(1);
    }

    @Test
    void a_delivery_may_be_of_one_channel_or_model() {
        Lifecycle carts = with(parisian());
        carts.handle("c-1", new Paid("R-7"), NOON, "e1");

        assertThat(carts.deliver(NOON, Selection.ofModel("another"), this::send).sent())
                .isEmpty();
        assertThat(carts.deliver(NOON, Selection.overChannel("billing"), this::send)
                        .sent())
                .extracting(Touchpoint::id)
                .containsExactly("invoice");
        assertThat(carts.deliver(NOON, Selection.ofModel("carts"), this::send).sent())
                .extracting(Touchpoint::id)
                .containsExactly("thank-you");
    }

    @Test
    void touches_refuse_what_makes_no_sense_and_read_as_they_are_written() {
        assertThat(Touch.of("offer")
                        .after(Duration.ofDays(1))
                        .at(LocalTime.of(9, 0))
                        .via("email")
                        .transactional()
                        .cancelIfLeft()
                        .expiresAfter(Duration.ofDays(2)))
                .hasToString(
                        "offer after 1 day at 09:00 via email, transactional, cancelled if left, expires after 2 days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touch.of("offer").expiresAfter(Duration.ZERO))
                .withMessageContaining("offer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touch.of("offer").expiresAfter(Duration.ofDays(400_000)))
                .withMessageContaining("365,250".replace(",", ""));
    }
}
