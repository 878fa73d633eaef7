package dev.lifecycle.metrics.journey.conformance;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well a log fits a model: each subject's events, in order of time, run through it, and every event that nothing takes is counted with where it happened and why. Either the log is
 * wrong there or the model is; which of the two, it cannot say.
 *
 * <p>Subjects begin at the model's start, its timers fire in between. An event that a rule ignores was foreseen, and fits. An id that came before is passed over. Without an event every share is undefined.
 *
 * <pre>{@code
 * Conformance fit = Conformance.of(FiveStage.model(), log);
 * fit.rate();                    // 4870 of 5000 = 97.4 % (…), complete
 * fit.refusals().get(0);         // ReviewPosted in DISCOVERY: 80 of 61 subjects, GUARDS_SAID_NO [has bought]
 * }</pre>
 *
 * @param model      its name and version
 * @param events     all of them
 * @param refused    those nothing takes
 * @param subjects   all of them
 * @param conforming those without a refused event
 * @param refusals   the most frequent first, then by stage and event
 */
public record Conformance(
        String model, long events, long refused, long subjects, long conforming, List<Refusal> refusals)
        implements Result, Serializable {

    /**
     * One kind of event that is not taken at one stage.
     *
     * @param stage    where the subjects stood
     * @param event    what happened
     * @param reason   why nothing takes it, such as {@code NO_RULE}
     * @param guards   the guards that said no; empty for other reasons
     * @param count    how often
     * @param subjects to whom, by their text
     */
    public record Refusal(
            String stage, String event, String reason, List<String> guards, long count, List<String> subjects)
            implements Serializable {

        /** Copies the lists. */
        public Refusal {
            guards = List.copyOf(guards);
            subjects = List.copyOf(subjects);
        }

        /** {@code ReviewPosted in DISCOVERY: 80 of 61 subjects, GUARDS_SAID_NO [has bought]}. */
        @Override
        public String toString() {
            return event + " in " + stage + ": " + count + " of " + subjects.size() + " subjects, " + reason
                    + (guards.isEmpty() ? "" : " " + guards);
        }
    }

    /** Copies the list. */
    public Conformance {
        refusals = List.copyOf(refusals);
    }

    private record Place(String stage, String event, String reason, List<String> guards) {}

    private static final class Tally {
        private long count;
        private final TreeSet<String> subjects = new TreeSet<>();
    }

    /**
     * The fit of a log, which may come in any order.
     *
     * @throws dev.lifecycle.model.RuleFailedException if a guard or chooser of the host throws
     */
    public static Conformance of(StageModel model, Iterable<Occurrence> log) {
        Map<String, List<Occurrence>> bySubject = new LinkedHashMap<>();
        log.forEach(event -> bySubject
                .computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                .add(event));
        Map<Place, Tally> tallies = new LinkedHashMap<>();
        long events = 0;
        long conforming = 0;
        long refused = 0;
        for (List<Occurrence> subject : bySubject.values()) {
            long[] counts = walk(model, subject, tallies);
            events += counts[0];
            refused += counts[1];
            conforming += counts[1] == 0 ? 1 : 0;
        }
        List<Refusal> refusals = new ArrayList<>();
        tallies.forEach((place, tally) -> refusals.add(new Refusal(
                place.stage, place.event, place.reason, place.guards, tally.count, List.copyOf(tally.subjects))));
        refusals.sort(Comparator.comparingLong(Refusal::count)
                .reversed()
                .thenComparing(Refusal::stage)
                .thenComparing(Refusal::event)
                .thenComparing(refusal -> String.join(",", refusal.guards())));
        return new Conformance(
                model.name() + " v" + model.version(), events, refused, bySubject.size(), conforming, refusals);
    }

    private static long[] walk(StageModel model, List<Occurrence> subject, Map<Place, Tally> tallies) {
        List<Occurrence> inOrder = new ArrayList<>(subject);
        inOrder.sort(Comparator.comparing(Occurrence::at));
        Occurrence first = inOrder.get(0);
        Set<String> seen = new HashSet<>();
        long[] counts = new long[2];
        Position position = model.start(first.subject(), first.at());
        for (Occurrence event : inOrder) {
            if (!seen.add(event.id())) {
                continue;
            }
            counts[0]++;
            Decision decision = model.decideAgain(position, event.event(), event.at());
            position = decision.position();
            if (decision.outcome() instanceof Outcome.Refused refusal) {
                counts[1]++;
                Tally tally = tallies.computeIfAbsent(
                        new Place(
                                refusal.stage().id(),
                                refusal.event(),
                                refusal.reason().name(),
                                refusal.guards()),
                        place -> new Tally());
                tally.count++;
                tally.subjects.add(event.subject());
            }
        }
        return counts;
    }

    /** Events that something takes, of all. */
    public MeasuredRate rate() {
        return MeasuredRate.of(new Rate(events - refused, events), true, "conformance/events");
    }

    /** Subjects none of whose events is refused, of all. */
    public MeasuredRate subjectRate() {
        return MeasuredRate.of(new Rate(conforming, subjects), true, "conformance/subjects");
    }

    /** A line per refusal, then the shares. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("stage, event", "refused", "subjects", "why"));
        refusals.forEach(one -> table.line(List.of(
                one.stage() + ", " + one.event(),
                String.valueOf(one.count()),
                String.valueOf(one.subjects().size()),
                one.reason() + (one.guards().isEmpty() ? "" : " " + one.guards()))));
        return table + model + ": events " + rate().rate() + ", subjects "
                + subjectRate().rate() + "\n";
    }
}
