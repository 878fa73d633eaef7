package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a random guard or chooser asks, as data: a number read from what it may see, and the remainder that means yes. The model and the
 * reference interpreter each answer it from their own {@link View}.
 */
record RandomGuard(String name, int kind, Stage stage, String type, int modulus, int yes) {

    private static final int EVENT_KINDS = 1;
    private static final int KINDS = 17;

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

        Optional<Instant> date(String name);

        String text(String name);

        /** Of a rule that may have been taken out, or may be no timer: 0 then. */
        int fired(String ruleId);

        Optional<Stage> cameFrom();
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

    /** What a date may be set to: on the hour, so that the same one is frequent; or none. */
    @Nullable
    Instant date(View view) {
        long number = number(view);
        return Math.floorMod(number, 5L) == 4
                ? null
                : view.at().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(Math.floorMod(number * 3, 11L) - 3));
    }

    /** What may be kept or noted; or none. */
    @Nullable
    String text(View view) {
        long number = number(view);
        return Math.floorMod(number, 4L) == 3 ? null : "t".repeat((int) Math.floorMod(number, 4L));
    }

    private static long hours(Optional<Instant> instant, View view) {
        return instant.map(then -> Duration.between(then, view.at()).toHours()).orElse(-1L);
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
            case 10 -> hours(view.date("d0"), view);
            case 11 -> hours(view.date("d1"), view);
            case 12 -> view.text("kept").length();
            case 13, 14 -> view.fired("r" + (modulus * 2 + yes));
            case 15 ->
                view.cameFrom().filter(stage::is).isPresent()
                        ? 1
                        : view.cameFrom().isPresent() ? 2 : 0;
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

    /** As the library's situation has it. */
    static View view(Object event, Situation situation) {
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

            @Override
            public Optional<Instant> date(String name) {
                return situation.position().names.dates().contains(name) ? situation.date(name) : Optional.empty();
            }

            @Override
            public String text(String name) {
                return situation.position().names.texts().contains(name) ? situation.text(name) : "";
            }

            @Override
            public int fired(String ruleId) {
                try {
                    return situation.fired(ruleId);
                } catch (IllegalArgumentException noSuchTimer) {
                    return 0;
                }
            }

            @Override
            public Optional<Stage> cameFrom() {
                return situation.cameFrom();
            }
        };
    }
}
