package dev.lifecycle.model;

import dev.lifecycle.stage.Signal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The events of random models: a sealed family two levels deep, an enum with a constant of its own body, and signals. */
sealed interface RandomEvent {

    sealed interface Deep extends RandomEvent {}

    record DeepA(int n) implements Deep {}

    record DeepB(int n) implements Deep {}

    record Plain(int n) implements RandomEvent {}

    enum Colour implements RandomEvent {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        },
        BLUE
    }

    /** An event that no model listens to. */
    record Stranger(int n) {}

    /** What a rule may be declared on. */
    List<Object> DECLARED =
            List.of(RandomEvent.class, Deep.class, DeepA.class, DeepB.class, Plain.class, Colour.class, "sig", "other");

    /** The ids that counts may be asked for. */
    List<String> TYPES = List.of("DeepA", "DeepB", "Plain", "Colour", "sig", "other", "next", "unheard-of");

    static Object random(RandomGenerator random) {
        int n = random.nextInt(6);
        return switch (random.nextInt(11)) {
            case 0, 1 -> new DeepA(n);
            case 2, 3 -> new DeepB(n);
            case 4 -> new Plain(n);
            case 5 -> Colour.values()[n % 3];
            case 6 -> new Signal("sig", Map.of("n", n));
            case 7 -> new Signal("other", Map.of("n", n));
            case 8 -> random.nextBoolean() ? new Stranger(n) : Signal.of("strange");
            default -> new Signal("next", Map.of("n", n));
        };
    }

    /** The number that an event carries, which questions are asked of. */
    static int number(Object event) {
        if (event instanceof DeepA a) {
            return a.n();
        } else if (event instanceof DeepB b) {
            return b.n();
        } else if (event instanceof Plain p) {
            return p.n();
        } else if (event instanceof Colour c) {
            return c.ordinal();
        }
        return event instanceof Signal signal && signal.data().get("n") instanceof Integer n ? n : 0;
    }
}
