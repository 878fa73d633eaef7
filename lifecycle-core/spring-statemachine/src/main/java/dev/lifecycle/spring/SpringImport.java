package dev.lifecycle.spring;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Spring machine as read, on its way to become a model: bind its guards, read the {@linkplain #notes() notes}, take the
 * {@linkplain #builder builder} and go on from there.
 *
 * <pre>{@code
 * SpringImport orders = SpringStatemachines.fromSpring(machine);
 * orders.openGuards().forEach(System.out::println);   // OpenGuard[name=NEW to PAID on PAY, askedBy=[…]]
 * StageModel model = orders.bind("NEW to PAID on PAY", pay -> pay.data().containsKey("receipt"))
 *         .builder("orders")
 *         .build();
 * }</pre>
 *
 * <p>Events are {@link Signal}s of the same name. Stages are in the order of their distance from the start, since a Spring machine has
 * none; call {@code stages(…)} on the builder where that matters. Actions are functions that only Spring can run, so each became a
 * touchpoint: {@code PAID/entry}, {@code PAID/exit}, {@code NEW to PAID on PAY/action}. Not for several threads.
 */
public final class SpringImport {

    private final @Nullable ImportedModel model;
    private final Map<Stage, List<Touch>> entering;
    private final Map<Stage, List<Touch>> leaving;
    private final List<ImportNote> notes;
    private final List<SpringImport> regions;
    private final GuardBindings bindings = new GuardBindings();

    SpringImport(
            @Nullable ImportedModel model,
            Map<Stage, List<Touch>> entering,
            Map<Stage, List<Touch>> leaving,
            List<ImportNote> notes,
            List<SpringImport> regions) {
        this.model = model;
        this.entering = entering;
        this.leaving = leaving;
        this.notes = List.copyOf(notes);
        this.regions = List.copyOf(regions);
    }

    /** What did not, or not quite, come over. */
    public List<ImportNote> notes() {
        return notes;
    }

    /** The parallel regions, each on its own: models that run side by side for one subject. Empty for most machines. */
    public List<SpringImport> regions() {
        return regions;
    }

    /** The guards that the host must still bind, in the order of the rules. */
    public List<OpenGuard> openGuards() {
        Map<String, List<String>> askedBy = new LinkedHashMap<>();
        if (model != null) {
            RuleIds ids = new RuleIds();
            for (ImportedRule rule : model.rules()) {
                String id = ids.of(rule);
                for (String guard : rule.guards()) {
                    askedBy.computeIfAbsent(guard, name -> new ArrayList<>()).add(id);
                }
            }
        }
        List<OpenGuard> open = new ArrayList<>();
        askedBy.forEach((name, rules) -> {
            if (!bindings.has(name)) {
                open.add(new OpenGuard(name, rules));
            }
        });
        return open;
    }

    /**
     * What a guard asks of the event. The guard of a timer gets a signal without data, named like the timer.
     *
     * @throws IllegalArgumentException if no open guard has this name
     */
    public SpringImport bind(String openGuard, Predicate<Signal> guard) {
        bindings.bind(requireOpen(openGuard), guard);
        return this;
    }

    /**
     * What a guard asks of the event and the situation.
     *
     * @throws IllegalArgumentException if no open guard has this name
     */
    public SpringImport bind(String openGuard, BiPredicate<Signal, Situation> guard) {
        bindings.bind(requireOpen(openGuard), guard);
        return this;
    }

    /**
     * A builder with everything that came over, to be changed, extended and built by the host.
     *
     * @throws IllegalStateException if guards are still open, naming them all, or if the machine is nothing but parallel regions
     */
    public ModelBuilder builder(String name) {
        List<String> open = openGuards().stream().map(OpenGuard::name).toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException(Messages.stillOpen(open));
        }
        if (model == null) {
            throw new IllegalStateException(Messages.onlyRegions(regions.size()));
        }
        return new ModelWriter(model, bindings, entering, leaving).builder(name);
    }

    /** The open guards and the notes, one a line. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        openGuards().forEach(guard -> lines.add("OPEN GUARD, " + guard.name() + ": asked by " + guard.askedBy()));
        notes.forEach(note -> lines.add(note.toString()));
        return String.join("\n", lines);
    }

    private String requireOpen(String name) {
        List<String> open = openGuards().stream().map(OpenGuard::name).toList();
        if (!open.contains(name)) {
            throw new IllegalArgumentException(Messages.noSuchGuard(name, open));
        }
        return name;
    }
}
