package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.Customer.Channel;
import dev.lifecycle.examples.lampshop.Customer.Persona;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerImported;
import dev.lifecycle.examples.lampshop.LumenEvents.IdentityMerged;
import dev.lifecycle.preset.event.OrderCompleted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Makes up the year: the scripted twelve, newcomers of both shops, customers of the years before, merges and erasures, and then dirt. */
public final class ScenarioGenerator {

    public static final long SEED = 20_260_617;

    private static final int NEWCOMERS_FR = 1_316;
    private static final int GUESTS = 84;
    /** Which guest of seven leaves no address: so that 120 customers are in flight when the model changes on the night after the open day. */
    private static final int NO_ADDRESS = 4;

    private static final int NEWCOMERS_US = 300;
    private static final int VETERANS = 300;
    private static final int MERGES = 50;
    private static final int ERASURES = 9;
    private static final Duration FOUND_OUT = Duration.ofHours(5);
    private static final Duration GONE = Duration.ofDays(21);

    private final Chance chance;
    private final List<Diary> diaries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private ScenarioGenerator(long seed) {
        chance = new Chance(seed);
    }

    /** The same scenario for the same seed, on every machine. */
    public static Scenario generate(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        generator.diaries.addAll(Script.diaries());
        generator.newcomers(Shop.FR, NEWCOMERS_FR);
        generator.newcomers(Shop.US, NEWCOMERS_US);
        generator.veterans();
        generator.openDay();
        generator.erasures();
        generator.merges();
        List<Customer> customers =
                generator.diaries.stream().map(Diary::customer).toList();
        return new Scenario(customers, new Dirt(generator.chance).arrivals(generator.diaries));
    }

    private void newcomers(Shop shop, int count) {
        Referrals referrals = new Referrals();
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(Scenario.FROM.plus(chance.within(Duration.ZERO, Duration.ofDays(330))));
        }
        starts.sort(Instant::compareTo);
        for (Instant start : starts) {
            Diary diary = diary(shop, "c");
            new Journey(diary, chance, referrals, start).newcomer();
        }
        referrals.fadeAway();
    }

    private void veterans() {
        for (int i = 0; i < VETERANS; i++) {
            Diary diary = diary(Shop.FR, "h");
            LocalDate since = LocalDate.of(2023, 1, 1).plusDays(chance.between(0, 900));
            diary.at(Scenario.IMPORT, new CustomerImported(since));
            new Journey(diary, chance, new Referrals(), Scenario.IMPORT.plus(chance.waiting(15))).veteran();
        }
    }

    /** People who came to the shop's open day in March; most of them left their address. */
    private void openDay() {
        Referrals nobody = new Referrals();
        for (int i = 0; i < GUESTS; i++) {
            Instant start = Scenario.OPEN_DAY.plus(chance.within(Duration.ZERO, Duration.ofHours(7)));
            new Journey(diary(Shop.FR, "c"), chance, nobody, start).guest(i % 7 != NO_ADDRESS);
        }
    }

    /** Visitors who turn out to be customers that the shop knows. */
    private void merges() {
        List<Diary> visitors = newcomers(visitor -> !visitor.has(OrderCompleted.class)
                && visitor.last().isAfter(Scenario.FROM.plus(Duration.ofDays(60)))
                && visitor.last().plus(FOUND_OUT).isBefore(Scenario.NOW));
        for (int i = 0; i < MERGES; i++) {
            Diary visitor = visitors.get(i * visitors.size() / MERGES);
            Instant at = visitor.last().plus(FOUND_OUT);
            List<Diary> known = newcomers(buyer -> buyer.firstOrder().isBefore(at) && !buyer.has(CustomerErased.class));
            visitor.at(at, new IdentityMerged(chance.oneOf(known).customer().id()));
        }
    }

    /** Those who ask for it have been gone for three weeks by then, so that nothing of them is still under way. */
    private void erasures() {
        List<Diary> buyers = newcomers(buyer ->
                buyer.has(OrderCompleted.class) && buyer.last().plus(GONE).isBefore(Scenario.NOW));
        for (int i = 0; i < ERASURES; i++) {
            Diary buyer = buyers.get(i * buyers.size() / ERASURES);
            buyer.at(buyer.last().plus(GONE), new CustomerErased());
        }
    }

    private List<Diary> newcomers(Predicate<Diary> which) {
        return diaries.stream()
                .filter(diary -> diary.customer().shop() == Shop.FR
                        && diary.customer().id().startsWith("c-"))
                .filter(which)
                .toList();
    }

    private Diary diary(Shop shop, String prefix) {
        int number = numbers.merge(shop.id() + prefix, 1, Integer::sum);
        Diary diary = new Diary(new Customer(
                shop,
                String.format(Locale.ROOT, "%s-%04d", prefix, number),
                chance.oneOf(Arrays.asList(Persona.values())),
                chance.oneOf(Arrays.asList(Channel.values()))));
        diaries.add(diary);
        return diary;
    }
}
