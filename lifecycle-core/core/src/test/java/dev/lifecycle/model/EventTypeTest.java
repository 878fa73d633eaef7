package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-1 to L-3: what an event is, which rules see it, and its envelope. */
class EventTypeTest {

    enum Place implements Stage {
        HERE,
        SHAPE,
        CIRCLE,
        SQUARE,
        END
    }

    sealed interface Shape permits Round, Square, Star {}

    sealed interface Round extends Shape permits Circle, Oval {}

    record Circle() implements Round {}

    record Oval() implements Round {}

    static final class Square implements Shape {}

    enum Star implements Shape {
        BRIGHT,
        FALLING {
            @Override
            public String toString() {
                return "falling";
            }
        }
    }

    static sealed class Parcel permits Registered {}

    static final class Registered extends Parcel {}

    private static final Instant NOW = Saas.MONDAY;

    private static StageModel shapes() {
        // spotless:off
        return StageModel.named("shapes")
                .startAt(Place.HERE)
                .from(Place.HERE).on(Shape.class).to(Place.SHAPE)
                .from(Place.HERE).on(Circle.class).to(Place.CIRCLE)
                .from(Place.HERE).on(Square.class).to(Place.SQUARE)
                .from(Place.SHAPE, Place.CIRCLE, Place.SQUARE).on("done").to(Place.END)
                .terminal(Place.END)
                .build();
        // spotless:on
    }

    private static Stage after(StageModel model, Object event) {
        return model.decide(model.start("s", NOW), event, NOW).position().stage();
    }

    @Test
    @DisplayName("L-1 a type is a class or a name, and its id is the simple class name or the name")
    void ids_of_types() {
        assertThat(shapes().eventTypes())
                .extracting(EventType::id)
                .containsExactlyInAnyOrder("Circle", "Oval", "Square", "Star", "done");
        EventType done = shapes().eventTypes().get(4);
        assertThat(done).hasToString("done");
        assertThat(done.type()).isEmpty();
        assertThat(new EventType("Circle", Circle.class).type()).contains(Circle.class);
    }

    @Test
    @DisplayName("L-1 a signal is known by its name; its data is for guards")
    void signals() {
        // spotless:off
        StageModel model = StageModel.named("signals")
                .startAt(Place.HERE)
                .from(Place.HERE).on("subscribed").when("gold", s -> "gold".equals(s.data().get("tier"))).to(Place.END)
                .terminal(Place.END)
                .build();
        // spotless:on
        assertThat(after(model, Signal.of("subscribed"))).isEqualTo(Place.HERE);
        assertThat(after(model, new Signal("subscribed", Map.of("tier", "gold"))))
                .isEqualTo(Place.END);
        assertThat(model.decide(model.start("s", NOW), Signal.of("unheard-of"), NOW)
                        .outcome()
                        .describe())
                .isEqualTo("s stays in HERE: unheard-of was refused, no rule in HERE takes it");
    }

    @Test
    @DisplayName("L-1 one rule on several names or classes is one rule for each")
    void several_types_in_one_row() {
        // spotless:off
        StageModel model = StageModel.named("several")
                .startAt(Place.HERE)
                .from(Place.HERE).on("a", "b", "c").to(Place.END)
                .from(Place.HERE).on(Circle.class, Oval.class, Square.class).to(Place.CIRCLE)
                .terminal(Place.END, Place.CIRCLE)
                .build();
        // spotless:on
        assertThat(model.rules())
                .extracting(Rule::id)
                .containsExactly("HERE/a", "HERE/b", "HERE/c", "HERE/Circle", "HERE/Oval", "HERE/Square");
        assertThat(after(model, Signal.of("c"))).isEqualTo(Place.END);
        assertThat(after(model, new Square())).isEqualTo(Place.CIRCLE);
    }

    @Test
    @DisplayName("L-1 an id of its own for a class is what outcomes and rule ids carry")
    void given_ids() {
        // spotless:off
        StageModel model = StageModel.named("given")
                .eventId(Circle.class, "shape.circle")
                .startAt(Place.HERE)
                .from(Place.HERE).on(Circle.class).to(Place.END)
                .terminal(Place.END)
                .build();
        // spotless:on
        assertThat(model.rules()).extracting(Rule::id).containsExactly("HERE/shape.circle");
        assertThat(model.decide(model.start("s", NOW), new Circle(), NOW)
                        .outcome()
                        .event())
                .isEqualTo("shape.circle");
        assertThat(model.extend("more").build().eventTypes())
                .extracting(EventType::id)
                .containsExactly("shape.circle");
    }

    @Test
    @DisplayName("L-2 a rule on a sealed parent matches its children, however deep")
    void sealed_parents() {
        assertThat(after(shapes(), new Oval())).isEqualTo(Place.SHAPE);
        assertThat(after(shapes(), Star.BRIGHT)).isEqualTo(Place.SHAPE);
    }

    @Test
    @DisplayName("L-2 the rule on the nearest class wins over an earlier one on its parent")
    void nearest_class() {
        assertThat(after(shapes(), new Circle())).isEqualTo(Place.CIRCLE);
        assertThat(after(shapes(), new Square())).isEqualTo(Place.SQUARE);
    }

    @Test
    @DisplayName("L-2 an enum constant with a body counts as its enum")
    void constants_with_bodies() {
        assertThat(Star.FALLING.getClass()).isNotEqualTo(Star.class);
        assertThat(after(shapes(), Star.FALLING)).isEqualTo(Place.SHAPE);
        assertThat(shapes().nameOf(Star.FALLING)).isEqualTo("Star");
    }

    @Test
    @DisplayName("L-2 a sealed class that is not abstract can itself occur")
    void concrete_sealed_class() {
        // spotless:off
        StageModel model = StageModel.named("parcels")
                .startAt(Place.HERE)
                .from(Place.HERE).on(Parcel.class).to(Place.END)
                .terminal(Place.END)
                .build();
        // spotless:on
        assertThat(after(model, new Parcel())).isEqualTo(Place.END);
        assertThat(after(model, new Registered())).isEqualTo(Place.END);
        assertThat(model.eventTypes()).extracting(EventType::id).containsExactly("Parcel", "Registered");
    }

    @Test
    @DisplayName("L-3 an occurrence has an envelope and microseconds")
    void occurrences() {
        Occurrence occurrence =
                new Occurrence("c-1", new Circle(), Instant.parse("2026-03-02T09:00:00.123456789Z"), "evt-1");
        assertThat(occurrence.at()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123456Z"));
        assertThat(occurrence.subject()).isEqualTo("c-1");
    }

    @Test
    @DisplayName("L-3 subject and event id have 1 to 255 characters")
    void occurrence_ids() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occurrence(" ", new Circle(), NOW, "evt-1"))
                .withMessage("a subject id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occurrence("c-1", new Circle(), NOW, ""))
                .withMessage("an event id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occurrence("c-1", new Circle(), NOW, "x".repeat(256)))
                .withMessage(
                        "an event id may have 255 characters at most, but this one has 256: " + "x".repeat(40) + "…");
        assertThat(new Occurrence("x".repeat(255), new Circle(), NOW, "i").subject())
                .hasSize(255);
    }

    @Test
    @DisplayName("L-3 an instant that microseconds cannot hold is refused")
    void far_instants() {
        StageModel model = shapes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.start("s", Instant.MAX))
                .withMessageContaining("is outside the years");
        Instant early = Instant.parse("-0044-03-15T12:00:00.000001Z");
        assertThat(model.start("s", early).asOf()).isEqualTo(early);
    }

    @Test
    @DisplayName("L-1 names are never blank")
    void blank_names() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventType("", null))
                .withMessage("an event type id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signal.of(" "))
                .withMessage("a signal name must not be blank");
        assertThatIllegalArgumentException().isThrownBy(() -> Stage.of("")).withMessage("a stage id must not be blank");
    }
}
