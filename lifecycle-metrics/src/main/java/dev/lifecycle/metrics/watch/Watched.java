package dev.lifecycle.metrics.watch;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rate over time, each point against its own past.
 *
 * @param watch  what was declared
 * @param points those with anybody in them, by day
 */
public record Watched(Watch watch, List<WatchedRate> points) implements Result, Serializable {

    /** Copies the list. */
    public Watched {
        points = List.copyOf(points);
    }

    /** The points out of the ordinary. */
    public List<WatchedRate> alerts() {
        return points.stream().filter(WatchedRate::isAlert).toList();
    }

    /** The last point, if there is one: what an alert of today is read off. */
    public Optional<WatchedRate> latest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** A line per alert, or that there is none. */
    @Override
    public String toString() {
        return points.size() + " points, " + alerts().size() + " out of the ordinary\n"
                + alerts().stream().map(point -> point + "\n").collect(Collectors.joining());
    }
}
