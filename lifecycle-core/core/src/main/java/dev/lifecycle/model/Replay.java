package dev.lifecycle.model;

import dev.lifecycle.stage.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs a log of occurrences through a model from the beginning: what if we had used this model all along? No store, no touchpoints.
 *
 * <p>Each subject begins at its first occurrence. Occurrences of a subject are taken in time order, those of one instant in the order
 * of the log, and an event id that was seen before for the subject is passed over.
 *
 * <p>So a log must carry the order in which the events of one instant came: where a customer signs up and pays within one second of a log
 * in seconds, either order is a story, and they lead to different stages. Hand the log over as it was written, with stamps as fine as there
 * were. A log that has lost its order (rows of a table without a number, files read side by side) is at least the same each time when it is
 * sorted by {@link Occurrence#IN_ORDER}, which tells events of one instant apart by their ids.
 */
public final class Replay {

    private final StageModel model;
    private final int threads;
    private final @Nullable Instant until;

    private Replay(StageModel model, int threads, @Nullable Instant until) {
        this.model = model;
        this.threads = threads;
        this.until = until;
    }

    /** A replay on the calling thread, which leaves timers after the last event of a subject alone. */
    public static Replay of(StageModel model) {
        return new Replay(model, 1, null);
    }

    /**
     * The same on this many threads, started for each run and ended with it; subjects are shared out among them.
     *
     * @throws IllegalArgumentException if below 1
     */
    public Replay threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a replay needs at least 1 thread, not " + count);
        }
        return new Replay(model, count, until);
    }

    /** The same, and afterwards every timer due strictly before this instant fires. */
    public Replay until(Instant upTo) {
        return new Replay(model, threads, upTo);
    }

    /**
     * Runs the log.
     *
     * @throws RuleFailedException if a guard or chooser of the host throws
     */
    public ReplayResult run(Iterable<Occurrence> log) {
        Map<String, List<Occurrence>> bySubject = new LinkedHashMap<>();
        for (Occurrence occurrence : log) {
            bySubject
                    .computeIfAbsent(occurrence.subject(), subject -> new ArrayList<>())
                    .add(occurrence);
        }
        List<List<Occurrence>> work = List.copyOf(bySubject.values());
        List<Position> positions = threads == 1 ? replayAll(work) : onThreads(work);
        Map<String, Position> result = new TreeMap<>();
        positions.forEach(position -> result.put(position.subject(), position));
        return new ReplayResult(model, result);
    }

    private List<Position> onThreads(List<List<Occurrence>> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<Callable<List<Position>>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int from = (int) ((long) work.size() * i / threads);
                int to = (int) ((long) work.size() * (i + 1) / threads);
                tasks.add(() -> replayAll(work.subList(from, to)));
            }
            List<Position> positions = new ArrayList<>();
            for (Future<List<Position>> done : pool.invokeAll(tasks)) {
                positions.addAll(done.get());
            }
            return positions;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted; nothing was kept, so run it again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the replay failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Position> replayAll(List<List<Occurrence>> work) {
        List<Position> positions = new ArrayList<>(work.size());
        for (List<Occurrence> occurrences : work) {
            positions.add(replayOne(occurrences));
        }
        return positions;
    }

    private Position replayOne(List<Occurrence> occurrences) {
        List<Occurrence> inOrder = new ArrayList<>(occurrences);
        inOrder.sort(Comparator.comparing(Occurrence::at));
        Set<String> seen = new HashSet<>();
        Occurrence first = inOrder.get(0);
        Position position = model.start(first.subject(), first.at());
        for (Occurrence occurrence : inOrder) {
            if (seen.add(occurrence.id())) {
                position = model.decideAgain(position, occurrence.event(), occurrence.at())
                        .position();
            }
        }
        return until == null ? position : model.advance(position, until).position();
    }
}
