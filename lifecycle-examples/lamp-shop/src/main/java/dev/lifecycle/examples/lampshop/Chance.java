package dev.lifecycle.examples.lampshop;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The draws that make up a customer's life. {@link Random} is specified to the bit, so the same seed gives the same year everywhere. */
public final class Chance {

    private static final double SECONDS_PER_DAY = 86_400;

    private final Random random;

    public Chance(long seed) {
        random = new Random(seed);
    }

    public boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** Any number from 0 to 1. */
    public double share() {
        return random.nextDouble();
    }

    /** From the first to the last number, both included. */
    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of 0, 1, 2, …, as likely as its weight says. */
    public int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = random.nextInt(sum);
        int index = 0;
        while (drawn >= weights[index]) {
            drawn -= weights[index];
            index++;
        }
        return index;
    }

    /** A waiting time that does not remember: exponential with this mean. */
    public Duration waiting(double meanDays) {
        return days(-Math.log(1 - random.nextDouble()) * meanDays);
    }

    /** Any time between these two. */
    public Duration within(Duration shortest, Duration longest) {
        long span = longest.minus(shortest).toSeconds();
        return shortest.plusSeconds((long) (random.nextDouble() * span));
    }

    private static Duration days(double days) {
        return Duration.ofSeconds(Math.round(days * SECONDS_PER_DAY));
    }
}
