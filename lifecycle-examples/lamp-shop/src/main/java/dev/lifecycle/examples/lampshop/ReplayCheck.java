package dev.lifecycle.examples.lampshop;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Replay;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Occurrence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The log of a shop run through one of its models from the beginning, in order of time, without store and without contacts.
 *
 * @param shop      whose log
 * @param model     the model
 * @param customers how many it has
 * @param agreeing  how many stand in the stage they stand in live, where those that were late, merged, brought in or erased may not
 * @param hash      of all positions
 */
public record ReplayCheck(String shop, String model, long customers, long agreeing, String hash) {

    /** Events of one instant go by their ids, so that the order in which the log is read does not matter. */
    private static final Comparator<Occurrence> IN_ORDER = Comparator.comparing(Occurrence::at)
            .thenComparingInt(one -> one.id().length())
            .thenComparing(Occurrence::id);

    private static final int SHOWN = 16;

    public static ReplayCheck of(Shop shop, Lifecycle live, List<Arrival> log) {
        ReplayResult replayed = replay(shop, live.model(), log);
        long agreeing = replayed.positions().values().stream()
                .filter(position -> live.find(position.subject())
                        .filter(found -> found.stage().is(position.stage()))
                        .isPresent())
                .count();
        return new ReplayCheck(
                shop.id(), live.model().toString(), replayed.positions().size(), agreeing, hash(replayed));
    }

    static ReplayResult replay(Shop shop, StageModel model, List<Arrival> log) {
        Set<String> types = model.eventTypes().stream().map(EventType::id).collect(Collectors.toSet());
        List<Occurrence> occurrences = new ArrayList<>();
        for (Arrival arrival : log) {
            Occurrence heard = Carts.heardBy(model, arrival.occurrence());
            if (arrival.shop() == shop && types.contains(model.nameOf(heard.event()))) {
                occurrences.add(heard);
            }
        }
        occurrences.sort(IN_ORDER);
        return Replay.of(model).until(Scenario.NOW).run(occurrences);
    }

    /** One number over every field of every position. */
    public static String hash(ReplayResult replayed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Position position : replayed.positions().values()) {
                digest.update(position.state().toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
