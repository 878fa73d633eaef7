package dev.lifecycle.spring;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer;
import org.springframework.statemachine.config.configurers.TransitionConfigurer;
import org.springframework.statemachine.transition.TransitionConflictPolicy;
import reactor.core.publisher.Mono;

/**
 * A random machine of what both sides can express, written with Spring's own builder: flat or nested states, external, local and
 * internal transitions, choices, end states, and guards that ask a message header. Where Spring leaves an order open, guards exclude each other.
 */
record RandomMachine(
        List<String> leaves,
        Map<String, List<String>> composites,
        List<Edge> edges,
        Set<String> ends,
        List<String> branches,
        TransitionConflictPolicy policy) {

    static final String HEADER = "value";
    static final String CHOICE = "C";

    /**
     * A guard asks whether the event's value is this; −1 is no guard.
     *
     * @param event null for a timer, whose guard says yes if the value is 0
     * @param delay the timer's, in seconds; 0 for an event
     */
    record Edge(
            String kind,
            String source,
            String target,
            @Nullable String event,
            int value,
            int delay) {}

    static RandomMachine of(Random random) {
        return of(random, false);
    }

    /**
     * @param timers whether states leave by themselves too, each at moments of its own: those outside of others, since Spring starts the
     *               timers of a first substate even when it goes straight to another
     */
    static RandomMachine of(Random random, boolean timers) {
        int count = 2 + random.nextInt(5);
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add("S" + i);
        }
        Map<String, List<String>> composites = new LinkedHashMap<>();
        if (count > 3 && random.nextBoolean()) {
            composites.put("P", leaves.subList(1, 3));
            if (count > 5 && random.nextBoolean()) {
                composites.put("Q", leaves.subList(4, 6));
            }
            if (count == 5 && random.nextBoolean()) {
                composites.put("P", List.of("S1", "Q"));
                composites.put("Q", List.of("S2", "S3"));
            }
        }
        Set<String> ends = new LinkedHashSet<>();
        if (random.nextInt(3) == 0 && composites.isEmpty()) {
            ends.add(leaves.get(count - 1));
        }
        List<String> all = new ArrayList<>(leaves);
        all.addAll(composites.keySet());
        List<String> targets = new ArrayList<>(all);
        List<String> branches = new ArrayList<>();
        if (random.nextBoolean()) {
            targets.add(CHOICE);
            for (int i = 0; i < 3; i++) {
                branches.add(leaves.get(random.nextInt(count)));
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (String source : all) {
            for (int event = 0; event < 3; event++) {
                if (ends.contains(source) || random.nextInt(4) == 0) {
                    continue;
                }
                boolean guarded = random.nextBoolean();
                int ways = guarded ? 1 + random.nextInt(2) : 1;
                for (int way = 0; way < ways; way++) {
                    edges.add(edge(random, source, targets, "E" + event, guarded ? way : -1, 0));
                }
            }
            for (int delay = 1 + random.nextInt(3); timers && delay < 7; delay += 1 + random.nextInt(4)) {
                boolean nested = composites.values().stream().anyMatch(inner -> inner.contains(source));
                if (leaves.contains(source) && !ends.contains(source) && !nested) {
                    edges.add(edge(random, source, targets, null, random.nextInt(3) - 1, delay));
                }
            }
        }
        if (edges.isEmpty()) { // Spring's verifier asks for one
            edges.add(new Edge("external", leaves.get(0), leaves.get(1), "E0", -1, 0));
        }
        TransitionConflictPolicy policy =
                random.nextInt(3) == 0 ? TransitionConflictPolicy.PARENT : TransitionConflictPolicy.CHILD;
        return new RandomMachine(leaves, composites, edges, ends, branches, policy);
    }

    private static Edge edge(
            Random random, String source, List<String> targets, @Nullable String event, int value, int delay) {
        String kind =
                List.of("external", "external", "external", "internal", "local").get(random.nextInt(5));
        String target = targets.get(random.nextInt(targets.size()));
        return new Edge(kind, source, kind.equals("internal") ? source : target, event, value, delay);
    }

    StateMachine<String, String> spring() throws Exception {
        StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
        builder.configureConfiguration().withConfiguration().transitionConflictPolicy(policy);
        Set<String> nested = new LinkedHashSet<>();
        composites.values().forEach(nested::addAll);
        StateConfigurer<String, String> top = builder.configureStates().withStates();
        top.initial(leaves.get(0));
        for (String leaf : leaves) {
            if (!nested.contains(leaf) && !ends.contains(leaf)) {
                top.state(leaf);
            }
        }
        ends.forEach(top::end);
        composites.keySet().stream().filter(state -> !nested.contains(state)).forEach(top::state);
        for (Map.Entry<String, List<String>> composite : composites.entrySet()) {
            StateConfigurer<String, String> inner =
                    builder.configureStates().withStates().parent(composite.getKey());
            inner.initial(composite.getValue().get(0));
            composite.getValue().forEach(inner::state);
        }
        if (!branches.isEmpty()) {
            top.choice(CHOICE);
            builder.configureTransitions()
                    .withChoice()
                    .source(CHOICE)
                    .first(branches.get(0), context -> value(context) == 0)
                    .then(branches.get(1), context -> value(context) == 1)
                    .last(branches.get(2));
        }
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            var transitions = builder.configureTransitions();
            switch (edge.kind()) {
                case "internal" -> write(edge, i, transitions.withInternal());
                case "local" -> write(edge, i, transitions.withLocal().target(edge.target()));
                default -> write(edge, i, transitions.withExternal().target(edge.target()));
            }
        }
        return builder.build();
    }

    private static <T extends TransitionConfigurer<T, String, String>> void write(Edge edge, int number, T transition) {
        transition.source(edge.source()).name("edge " + number + " ");
        if (edge.event() == null) {
            transition.timerOnce(edge.delay() * 1_000L);
        } else {
            transition.event(edge.event());
        }
        if (edge.value() >= 0) {
            transition.guard(context -> edge.event() == null ? edge.value() == 0 : value(context) == edge.value());
        }
    }

    private static int value(StateContext<String, String> context) {
        Integer value = context.getMessageHeaders().get(HEADER, Integer.class);
        return value == null ? -1 : value; // a timer has no message
    }

    /** The model read from its Spring machine, with every guard bound to what the edge asks, and every trap an exit. */
    StageModel model(SpringImport read) {
        Map<String, Integer> branchNumber = new LinkedHashMap<>();
        for (OpenGuard open : read.openGuards()) {
            int branch = branchNumber.merge(open.name().split(" ")[0], 1, Integer::sum) - 1;
            int number = Integer.parseInt(open.askedBy().get(0).split(" ")[1]);
            Edge edge = edges.get(number);
            if (open.name().startsWith(CHOICE + " ")) {
                read.bind(open.name(), signal -> Objects.equals(signal.data().get(HEADER), branch));
            } else if (edge.event() == null) {
                read.bind(open.name(), timer -> edge.value() == 0);
            } else {
                read.bind(open.name(), signal -> signal.data().get(HEADER).equals(edge.value()));
            }
        }
        return built(read);
    }

    /** The model of what was read, with every trap an exit. */
    static StageModel built(SpringImport read) {
        ModelBuilder builder = read.builder("random");
        for (ImportNote note : read.notes()) {
            if (note.text().equals(Messages.trap())) {
                builder.exit(Stage.of(note.where()));
            }
        }
        return builder.build();
    }

    static void send(StateMachine<String, String> machine, String event, int value) {
        Message<String> message =
                MessageBuilder.withPayload(event).setHeader(HEADER, value).build();
        machine.sendEvent(Mono.just(message)).blockLast();
    }

    /** The innermost state. */
    static String stateOf(StateMachine<String, String> machine) {
        return List.copyOf(machine.getState().getIds())
                .get(machine.getState().getIds().size() - 1);
    }
}
