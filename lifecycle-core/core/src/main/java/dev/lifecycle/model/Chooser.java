package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A named, pure choice between the targets that its rule declares. Choosing anything else, or throwing, is an error of the host. */
public final class Chooser {

    private final String name;
    private final BiFunction<Object, Situation, Stage> choice;

    private Chooser(String name, BiFunction<Object, Situation, Stage> choice) {
        this.name = Texts.requireId(name, "a chooser name");
        this.choice = choice;
    }

    /** A choice that looks at the event and the situation. */
    @SuppressWarnings("unchecked") // a rule hands a chooser only events of the types it was declared on
    public static <E> Chooser ofEvent(String name, BiFunction<? super E, Situation, Stage> choice) {
        return new Chooser(name, (BiFunction<Object, Situation, Stage>) choice);
    }

    /** A choice that looks at the situation alone. */
    public static Chooser ofSituation(String name, Function<Situation, Stage> choice) {
        return new Chooser(name, (event, situation) -> choice.apply(situation));
    }

    /** What diagrams and JSON call it. */
    public String name() {
        return name;
    }

    Stage choose(Object event, Situation situation) {
        return choice.apply(event, situation);
    }

    @Override
    public String toString() {
        return "'" + name + "'";
    }
}
