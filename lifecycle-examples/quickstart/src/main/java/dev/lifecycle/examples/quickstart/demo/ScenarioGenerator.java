package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.examples.quickstart.demo.Customer.Channel;
import dev.lifecycle.examples.quickstart.demo.Customer.Persona;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.CustomerErased;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.CustomerImported;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.IdentityMerged;
import dev.lifecycle.preset.OrderCompleted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes up the year: the scripted twelve, newcomers of both shops, customers of the years before, merges and erasures, and then dirt. */
final class ScenarioGenerator {

    static final long SEED = 20_260_617;

    private static final int NEWCOMERS_FR = 1_400;
    private static final int NEWCOMERS_US = 300;
    private static final int VETERANS = 300;
    private static final int MERGES = 50;
    private static final int ERASURES = 9;

    private final Chance chance;
    private final List<Diary> diaries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private ScenarioGenerator(long seed) {
        chance = new Chance(seed);
    }

    /** The same scenario for the same seed, on every machine. */
    static Scenario generate(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        generator.diaries.addAll(Script.diaries());
        generator.newcomers(Shop.FR, NEWCOMERS_FR);
        generator.newcomers(Shop.US, NEWCOMERS_US);
        generator.veterans();
        generator.merges();
        generator.erasures();
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
    }

    private void veterans() {
        for (int i = 0; i < VETERANS; i++) {
            Diary diary = diary(Shop.FR, "h");
            LocalDate since = LocalDate.of(2023, 1, 1).plusDays(chance.between(0, 900));
            diary.at(Scenario.IMPORT, new CustomerImported(since));
            new Journey(diary, chance, new Referrals(), Scenario.IMPORT.plus(chance.waiting(15))).veteran();
        }
    }

    /** Visitors who turn out to be customers that the shop knows. */
    private void merges() {
        List<Diary> visitors = newcomers(false);
        List<Diary> buyers = newcomers(true);
        for (int i = 0; i < MERGES; i++) {
            Diary visitor = visitors.get(i * visitors.size() / MERGES);
            visitor.at(
                    after(visitor),
                    new IdentityMerged(chance.oneOf(buyers).customer().id()));
        }
    }

    private void erasures() {
        List<Diary> buyers = newcomers(true);
        for (int i = 0; i < ERASURES; i++) {
            Diary buyer = buyers.get(i * buyers.size() / ERASURES);
            buyer.at(after(buyer), new CustomerErased());
        }
    }

    private List<Diary> newcomers(boolean bought) {
        return diaries.stream()
                .filter(diary -> diary.customer().shop() == Shop.FR
                        && diary.customer().id().startsWith("c-"))
                .filter(diary -> diary.has(OrderCompleted.class) == bought)
                .filter(diary -> after(diary).isBefore(Scenario.NOW))
                .toList();
    }

    private static Instant after(Diary diary) {
        return diary.entries().stream()
                .map(entry -> entry.at())
                .max(Instant::compareTo)
                .orElseThrow()
                .plus(Duration.ofHours(5));
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
