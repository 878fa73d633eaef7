package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a random guard or chooser asks, as data: a number read from what it may see, and the remainder that means yes. The model and the
 * reference interpreter each answer it from their own {@link View}.
 */
record RandomGuard(String name, int kind, Stage stage, String type, int modulus, int yes) {

    private static final int EVENT_KINDS = 1;
    private static final int KINDS = 11;

    /** What may be seen. */
    interface View {
        Object event();

        Instant at();

        Stage stage();

        Duration timeInStage();

        long count(String type);

        long count(Class<?> type);

        boolean reached(Stage stage);

        boolean everReached(Stage stage);

        int episode();

        Instant asOf();

        Optional<Instant> lastEventAt();
    }

    static RandomGuard random(RandomGenerator random, String name, List<Stage> stages, boolean ofTimer) {
        int kind = ofTimer ? random.nextInt(EVENT_KINDS, KINDS) : random.nextInt(3) > 0 ? 0 : random.nextInt(KINDS);
        int modulus = random.nextInt(2, 4);
        return new RandomGuard(
                name,
                kind,
                stages.get(random.nextInt(stages.size())),
                RandomEvent.TYPES.get(random.nextInt(RandomEvent.TYPES.size())),
                modulus,
                random.nextInt(modulus));
    }

    boolean ofEventAlone() {
        return kind < EVENT_KINDS;
    }

    boolean saysYes(View view) {
        return ofEventAlone() ? saysYes(view.event()) : Math.floorMod(number(view), modulus) == yes;
    }

    boolean saysYes(Object event) {
        return Math.floorMod(RandomEvent.number(event), modulus) == yes;
    }

    Stage pick(View view, List<Stage> targets) {
        return targets.get((int) Math.floorMod(number(view), (long) targets.size()));
    }

    private long number(View view) {
        return switch (kind) {
            case 0 -> RandomEvent.number(view.event());
            case 1 -> view.timeInStage().toHours();
            case 2 -> view.count(type);
            case 3 -> view.count(RandomEvent.Deep.class);
            case 4 -> view.reached(stage) ? 1 : 0;
            case 5 -> view.everReached(stage) ? 1 : 0;
            case 6 -> view.episode();
            case 7 -> view.at().getEpochSecond() / 3600;
            case 8 -> Duration.between(view.asOf(), view.at()).toHours();
            case 9 ->
                view.lastEventAt()
                        .map(last -> Duration.between(last, view.at()).toHours())
                        .orElse(-1L);
            default -> view.stage().is(stage) ? 1 : 0;
        };
    }

    Guard guard() {
        return ofEventAlone()
                ? Guard.ofEvent(name, (Object event) -> saysYes(event))
                : Guard.ofEvent(name, (Object event, Situation situation) -> saysYes(view(event, situation)));
    }

    Chooser chooser(List<Stage> targets) {
        return Chooser.ofEvent(name, (Object event, Situation situation) -> pick(view(event, situation), targets));
    }

    private static View view(Object event, Situation situation) {
        return new View() {
            @Override
            public Object event() {
                return event;
            }

            @Override
            public Instant at() {
                return situation.at();
            }

            @Override
            public Stage stage() {
                return situation.stage();
            }

            @Override
            public Duration timeInStage() {
                return situation.timeInStage();
            }

            @Override
            public long count(String type) {
                return situation.count(type);
            }

            @Override
            public long count(Class<?> type) {
                return situation.count(type);
            }

            @Override
            public boolean reached(Stage stage) {
                return situation.reached(stage);
            }

            @Override
            public boolean everReached(Stage stage) {
                return situation.everReached(stage);
            }

            @Override
            public int episode() {
                return situation.position().episode();
            }

            @Override
            public Instant asOf() {
                return situation.position().asOf();
            }

            @Override
            public Optional<Instant> lastEventAt() {
                return situation.position().lastEventAt();
            }
        };
    }
}
