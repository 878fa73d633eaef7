package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;

/** Reads one Spring machine, or one of its parallel regions, state by state and transition by transition. */
final class MachineReader<S, E> {

    private static final String MACHINE = "the machine";

    private final Region<S, E> machine;
    private final StateTree<S, E> tree;
    private final Transitions<S, E> transitions;
    private final List<ImportNote> notes = new ArrayList<>();
    private final Map<Stage, List<Touch>> entering = new LinkedHashMap<>();
    private final Map<Stage, List<Touch>> leaving = new LinkedHashMap<>();

    private MachineReader(Region<S, E> machine, Transitions<S, E> transitions) {
        this.machine = machine;
        this.transitions = transitions;
        tree = new StateTree<>(machine);
    }

    static <S, E> SpringImport read(StateMachine<S, E> machine) {
        MachineReader<S, E> reader = new MachineReader<>(machine, new Transitions<>(machine));
        reader.surroundings(machine);
        return reader.read();
    }

    /** What a machine has beside its structure. */
    private void surroundings(StateMachine<S, E> all) {
        if (!Internals.readable(all)) {
            note(ImportNote.Kind.NOTE, MACHINE, Messages.notSpringsOwn(all.getClass()));
        }
        count(MACHINE, Internals.listeners(all), Messages::listeners);
        count(MACHINE, Internals.interceptors(all), Messages::interceptors);
        count(MACHINE, Internals.monitors(all), Messages::monitors);
        List<String> variables = all.getExtendedState().getVariables().keySet().stream()
                .map(SpringNames::text)
                .sorted()
                .toList();
        if (!variables.isEmpty()) {
            note(ImportNote.Kind.LEFT_OUT, MACHINE, Messages.variables(variables));
        }
    }

    private void count(String where, int number, IntFunction<String> text) {
        if (number > 0) {
            note(ImportNote.Kind.LEFT_OUT, where, text.apply(number));
        }
    }

    private SpringImport read() {
        List<SpringImport> regions = new ArrayList<>();
        for (State<S, E> state : tree.parallel()) {
            for (Region<S, E> region : StateTree.regions(state)) {
                regions.add(new MachineReader<>(region, transitions).read());
            }
            notes.add(new ImportNote(
                    ImportNote.Kind.LEFT_OUT,
                    state.getId() == null ? MACHINE : SpringNames.text(state.getId()),
                    Messages.parallel(StateTree.regions(state).size())));
        }
        if (tree.simple().isEmpty()) {
            if (regions.isEmpty()) {
                throw new IllegalArgumentException(Messages.noStates());
            }
            return new SpringImport(null, entering, leaving, notes, regions);
        }
        tree.simple().forEach(this::simple);
        tree.composites().keySet().forEach(this::composite);
        tree.linking().forEach(this::linking);
        return new SpringImport(model(), entering, leaving, notes, regions);
    }

    private ImportedModel model() {
        Map<String, List<Stage>> groups = new LinkedHashMap<>();
        tree.composites().keySet().stream()
                .sorted(Comparator.comparingInt((State<S, E> state) -> tree.depth(state))
                        .reversed())
                .forEach(state -> groups.put(
                        SpringNames.text(state.getId()), tree.composites().getOrDefault(state, List.of())));
        List<Stage> ended = tree.simple().stream()
                .filter(state -> StateTree.kind(state) == PseudoStateKind.END)
                .map(state -> SpringNames.stage(state.getId()))
                .toList();
        State<S, E> initial = initial();
        count(SpringNames.text(initial.getId()), Internals.initialActions(machine), Messages::initialActions);
        boolean parentFirst = Internals.parentFirst(machine);
        if (parentFirst && transitions.nested(tree)) {
            parentFirst = false;
            note(ImportNote.Kind.DIFFERS, MACHINE, Messages.parentFirstInside());
        }
        Stage start = tree.rest(initial).orElseThrow(() -> new IllegalArgumentException(Messages.noStates()));
        Stage begun = tree.composites().containsKey(initial) ? start : null;
        List<ImportedRule> rules = new TransitionReader<>(machine, tree, begun, transitions, notes).rules();
        return new ImportedModel(
                start,
                tree.simple().stream().map(s -> SpringNames.stage(s.getId())).toList(),
                groups,
                rules,
                ended,
                parentFirst,
                notes);
    }

    private State<S, E> initial() {
        return ((StateMachine<S, E>) machine).getInitialState();
    }

    private void simple(State<S, E> state) {
        String id = SpringNames.text(state.getId());
        Stage stage = SpringNames.stage(state.getId());
        touches(entering, stage, id + "/entry", state.getEntryActions().size());
        touches(leaving, stage, id + "/exit", state.getExitActions().size());
        count(id, state.getStateActions().size(), Messages::stateActions);
        deferral(state, id);
    }

    private static void touches(Map<Stage, List<Touch>> touches, Stage stage, String id, int actions) {
        for (int i = 1; i <= actions; i++) {
            touches.computeIfAbsent(stage, s -> new ArrayList<>()).add(Touch.of(i == 1 ? id : id + "#" + i));
        }
    }

    private void composite(State<S, E> state) {
        String id = SpringNames.text(state.getId());
        int actions = state.getEntryActions().size()
                + state.getExitActions().size()
                + state.getStateActions().size();
        count(id, actions, Messages::compositeActions);
        count(id, Internals.initialActions(StateTree.submachine(state)), Messages::initialActions);
        deferral(state, id);
    }

    private void linking(State<S, E> state) {
        if (Branches.of(state) == null && Branches.beyond(state) == null && tree.remembered(state) == null) {
            note(
                    ImportNote.Kind.LEFT_OUT,
                    SpringNames.text(state.getId()),
                    Messages.linking(StateTree.kindName(state)));
        }
    }

    private void deferral(State<S, E> state, String id) {
        if (!state.getDeferredEvents().isEmpty()) {
            List<String> events =
                    state.getDeferredEvents().stream().map(SpringNames::text).toList();
            note(ImportNote.Kind.LEFT_OUT, id, Messages.defers(events));
        }
    }

    private void note(ImportNote.Kind kind, String where, String text) {
        notes.add(new ImportNote(kind, where, text));
    }
}
