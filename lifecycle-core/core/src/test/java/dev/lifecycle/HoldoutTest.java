package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Holdout;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final byte[] KEY = "a key that nobody guesses".getBytes(StandardCharsets.UTF_8);
    private static final Holdout SPRING = Holdout.of("spring", KEY, 0.5).touches("offer");

    // spotless:off
    private static final StageModel MODEL = StageModel.named("mail")
            .startAt(Plan.TRIAL)
            .from(Plan.TRIAL).on("hello").touch("offer").touch("welcome").touch(Touch.of("receipt").transactional()).stay()
            .terminal(Plan.TRIAL)
            .build();
    // spotless:on

    private final InMemoryStore store = new InMemoryStore();

    private Lifecycle with(ContactRules rules) {
        return Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> NOON)
                .contactRules(rules)
                .build();
    }

    private static String customer(Predicate<String> wanted) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "c-" + i)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private List<String> states(String subject) {
        return store.touchpoints("mail", subject).stream()
                .map(t -> t.id() + " " + t.status() + (t.reason() == null ? "" : " " + t.reason()))
                .toList();
    }

    @Test
    void a_share_of_the_customers_is_held_out_the_same_every_time() {
        Holdout tenth = Holdout.of("spring", KEY, 0.1);
        List<String> heldOut = IntStream.range(0, 20_000)
                .mapToObj(i -> "customer-" + i)
                .filter(tenth::isHeldOut)
                .toList();
        assertThat(heldOut.size()).as("2000 expected, 42 their deviation").isBetween(1_830, 2_170);
        assertThat(heldOut).allMatch(Holdout.of("spring", KEY.clone(), 0.1)::isHeldOut);
        assertThat(heldOut)
                .as("a larger share holds those of a smaller")
                .allMatch(Holdout.of("spring", KEY, 0.2)::isHeldOut);
        Holdout other = Holdout.of("summer", KEY, 0.1);
        assertThat(heldOut.stream().filter(other::isHeldOut).count())
                .as("of another name every tenth of them")
                .isBetween(130L, 270L);
        byte[] otherKey = "another key nobody guesses".getBytes(StandardCharsets.UTF_8);
        assertThat(heldOut.stream()
                        .filter(Holdout.of("spring", otherKey, 0.1)::isHeldOut)
                        .count())
                .isBetween(130L, 270L);
        assertThat(tenth).hasToString("spring: 10.0 % held out");
    }

    @Test
    void what_is_due_to_them_is_suppressed_and_recorded_and_nothing_else() {
        String out = customer(SPRING::isHeldOut);
        String in = customer(c -> !SPRING.isHeldOut(c));
        Lifecycle mail = with(ContactRules.of().holdout(SPRING));
        mail.handle(out, Signal.of("hello"), NOON, "e1");
        mail.handle(in, Signal.of("hello"), NOON, "e2");
        List<String> sent = new ArrayList<>();
        mail.deliver(
                NOON, claim -> sent.add(claim.owner() + " " + claim.touchpoint().id()));

        assertThat(states(out))
                .as("not the touches it is not about, and never what is owed")
                .containsExactly("offer SUPPRESSED HOLDOUT spring", "welcome SENT", "receipt SENT");
        assertThat(states(in)).containsExactly("offer SENT", "welcome SENT", "receipt SENT");
        assertThat(sent).doesNotContain(out + " offer").contains(in + " offer");
    }

    @Test
    void of_everything_or_over_one_channel_or_by_customer() {
        Holdout all = Holdout.of("spring", KEY, 0.5);
        String out = customer(all::isHeldOut);
        String in = customer(c -> !all.isHeldOut(c));
        Lifecycle mail = with(ContactRules.of()
                .customerOf(cart -> cart.substring(0, cart.indexOf('/')))
                .holdout(all));
        mail.handle(out + "/cart-1", Signal.of("hello"), NOON, "e1");
        mail.handle(in + "/cart-1", Signal.of("hello"), NOON, "e2");
        mail.deliver(NOON, claim -> {});
        assertThat(states(out + "/cart-1"))
                .containsExactly(
                        "offer SUPPRESSED HOLDOUT spring", "welcome SUPPRESSED HOLDOUT spring", "receipt SENT");
        assertThat(states(in + "/cart-1")).containsExactly("offer SENT", "welcome SENT", "receipt SENT");

        Lifecycle elsewhere = with(ContactRules.of().channel("sms", rule -> rule.holdout(all)));
        elsewhere.handle(out, Signal.of("hello"), NOON, "e3");
        elsewhere.deliver(NOON, claim -> {});
        assertThat(states(out)).containsExactly("offer SENT", "welcome SENT", "receipt SENT");
    }

    @Test
    void after_a_merge_the_one_who_stays_decides() {
        String out = customer(SPRING::isHeldOut);
        String in = customer(c -> !SPRING.isHeldOut(c));
        Lifecycle mail = with(ContactRules.of().holdout(SPRING));
        mail.handle(out, Signal.of("hello"), NOON, "e1");
        mail.handle(in, Signal.of("other"), NOON, "e2");
        mail.merge(out, in);
        List<String> sent = new ArrayList<>();
        mail.deliver(
                NOON, claim -> sent.add(claim.owner() + " " + claim.touchpoint().id()));
        assertThat(sent).contains(in + " offer");
    }

    @Test
    void what_is_no_holdout_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holdout.of("spring", new byte[15], 0.1))
                .withMessageContaining("15 bytes; give at least 16");
        for (double share : new double[] {0, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Holdout.of("spring", KEY, share))
                    .withMessageContaining(String.valueOf(share));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Holdout.of(" ", KEY, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> SPRING.touches()).withMessageContaining("names no touch");
        assertThatIllegalArgumentException().isThrownBy(() -> SPRING.touches(" "));
    }
}
