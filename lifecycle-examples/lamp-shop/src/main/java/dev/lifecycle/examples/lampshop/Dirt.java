package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerImported;
import dev.lifecycle.examples.lampshop.LumenEvents.IdentityMerged;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.stage.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What makes a log a real one: of a hundred events one comes twice, two come an hour to twenty days late, and of two hundred one shares
 * its instant with another. The scripted customers are spared. What has not come in by {@link Scenario#NOW} is not in the log.
 */
final class Dirt {

    private static final double TWICE = 0.01;
    private static final double LATE = 0.02;
    private static final double SAME_INSTANT = 0.005;

    private final Chance chance;
    private final List<Arrival> arrivals = new ArrayList<>();

    Dirt(Chance chance) {
        this.chance = chance;
    }

    List<Arrival> arrivals(List<Diary> diaries) {
        for (Diary diary : diaries) {
            boolean scripted = !diary.customer().id().matches("[ch]-\\d+");
            for (Occurrence occurrence : diary.entries()) {
                if (scripted || isOwnDoing(occurrence.event())) {
                    arrivals.add(new Arrival(diary.customer().shop(), occurrence, occurrence.at()));
                } else {
                    arrive(diary.customer().shop(), occurrence);
                }
            }
        }
        arrivals.removeIf(arrival -> arrival.arrivedAt().isAfter(Scenario.NOW));
        arrivals.sort(Comparator.comparing(Arrival::arrivedAt));
        return arrivals;
    }

    /** What the shop does itself is not lost on the way: the import, which is one batch, and the care for its registry. */
    private static boolean isOwnDoing(Object event) {
        return event instanceof CustomerImported || event instanceof IdentityMerged || event instanceof CustomerErased;
    }

    private void arrive(Shop shop, Occurrence occurrence) {
        Instant at = chance.of(LATE)
                ? occurrence.at().plus(chance.within(Duration.ofHours(1), Duration.ofDays(20)))
                : occurrence.at();
        arrivals.add(new Arrival(shop, occurrence, at));
        if (chance.of(TWICE)) {
            arrivals.add(new Arrival(shop, occurrence, at.plusSeconds(chance.between(1, 7_200))));
        }
        if (chance.of(SAME_INSTANT)) {
            Occurrence other = new Occurrence(
                    occurrence.subject(), new LinkClicked("/again"), occurrence.at(), occurrence.id() + "-b");
            arrivals.add(new Arrival(shop, other, at));
        }
    }
}
