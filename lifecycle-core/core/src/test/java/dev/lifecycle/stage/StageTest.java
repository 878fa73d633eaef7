package dev.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-26: what a stage goes by. */
class StageTest {

    private enum Plain implements Stage {
        TRIAL,
        PAYING {
            @Override
            public String toString() {
                return "paying";
            }
        }
    }

    private enum Coded implements Stage {
        TRIAL;

        @Override
        public String id() {
            return "t-1";
        }
    }

    private static final class Nameless implements Stage {}

    @Test
    @DisplayName("L-26 the id of an enum constant is its name, also of one with a body, unless it says another")
    void enum_constants_go_by_their_name() {
        assertThat(Plain.TRIAL.id()).isEqualTo("TRIAL");
        assertThat(Plain.PAYING.id()).isEqualTo("PAYING");
        assertThat(Coded.TRIAL.id()).isEqualTo("t-1");
        assertThat(Stage.of("PAYING").is(Plain.PAYING)).isTrue();
    }

    @Test
    @DisplayName(
            "L-26 a stage asks nothing of its class, and nothing called name, which an enum of Kotlin has as a property")
    void nothing_must_be_implemented() {
        assertThat(Arrays.stream(Stage.class.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName))
                .containsExactlyInAnyOrder("id", "is");
        assertThat(Arrays.stream(Stage.class.getMethods()).filter(method -> Modifier.isAbstract(method.getModifiers())))
                .isEmpty();
    }

    @Test
    @DisplayName("L-26 a class that is no enum and says no id is told so")
    void a_nameless_stage_is_told_so() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Nameless().id())
                .withMessageContaining("Nameless")
                .withMessageContaining("override id()");
    }
}
