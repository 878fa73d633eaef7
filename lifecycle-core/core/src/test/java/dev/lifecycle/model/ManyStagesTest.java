package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.stage.Stage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Models as large as a machine or a stranger makes them: what analysis and checks allocate grows with the model, not with its square. */
class ManyStagesTest {

    private interface Work {
        Object done();
    }

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long allocated(Work work) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        assertThat(work.done()).isNotNull();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private static void growsWithTheModel(int size, IntFunction<Work> work) {
        Work small = work.apply(size);
        Work large = work.apply(4 * size);
        allocated(small); // classes are loaded, lambdas linked
        assertThat(allocated(large)).isLessThan(8 * allocated(small));
    }

    private static Stage stage(int number) {
        return Stage.of("s" + number);
    }

    private static StageModel chain(int count) {
        ModelBuilder builder = StageModel.named("chain").startAt(stage(0));
        for (int i = 0; i < count; i++) {
            builder.from(stage(i)).on("next").to(stage(i + 1));
        }
        return builder.terminal(stage(count)).build();
    }

    private static StageModel waits(int count) {
        ModelBuilder builder = StageModel.named("waits").startAt(stage(0));
        for (int i = 0; i < count; i++) {
            builder.from(stage(i)).after(Duration.ofDays(1)).to(stage(i + 1));
        }
        return builder.terminal(stage(count)).build();
    }

    /** So many rules in one stage, for one event or as timers, each with a guard of its own. */
    private static StageModel crowd(int count, boolean timers) {
        ModelBuilder builder = StageModel.named("crowd").startAt(stage(0));
        for (int i = 0; i < count; i++) {
            Guard guard = Guard.ofSituation("g" + i, situation -> true);
            if (timers) {
                builder.from(stage(0))
                        .after(Duration.ofDays(count - i))
                        .when(guard)
                        .to(stage(1));
            } else {
                builder.from(stage(0)).on("e").when(guard).to(stage(1));
            }
        }
        return builder.terminal(stage(1)).build();
    }

    /** Anybody may be sent anywhere by a chooser, by an event or at once. */
    private static ModelBuilder anywhere(int count, boolean atOnce) {
        Stage[] rest = new Stage[count];
        for (int i = 0; i < count; i++) {
            rest[i] = stage(i + 1);
        }
        Chooser chooser = Chooser.ofSituation("c", situation -> stage(1));
        ModelBuilder builder = StageModel.named("anywhere").startAt(stage(0));
        return atOnce
                ? builder.fromAny().after(Duration.ZERO).to(chooser, stage(0), rest)
                : builder.fromAny().on("e").to(chooser, stage(0), rest);
    }

    @Test
    void a_long_chain_is_analysed_in_proportion_to_its_length() {
        growsWithTheModel(7_500, count -> chain(count)::analysis);
        growsWithTheModel(5_000, count -> waits(count)::analysis);
    }

    @Test
    void so_are_its_paths_of_which_there_is_one() {
        growsWithTheModel(5_000, count -> chain(count).analysis()::paths);
        Analysis analysis = chain(30_000).analysis();
        assertThat(analysis.paths()).hasSize(1).first().extracting(Path::rule).isEqualTo("s29999/next");
        assertThat(analysis.pathTo("s19999/next").orElseThrow().legs()).hasSize(20_000);
        assertThat(analysis.unreached()).isEmpty();
    }

    @Test
    void so_are_many_rules_of_one_stage() {
        growsWithTheModel(5_000, count -> crowd(count, false)::analysis);
        growsWithTheModel(5_000, count -> crowd(count, true)::analysis);
        assertThat(crowd(100, true)
                        .analysis()
                        .pathTo("s0/after PT48H/g98")
                        .orElseThrow()
                        .obligations())
                .containsExactly("'g99' says no", "'g98' says yes");
    }

    @Test
    void so_is_a_chooser_that_sends_anybody_anywhere() {
        growsWithTheModel(2_000, count -> anywhere(count, false).build()::analysis);
        assertThat(anywhere(100, false).build().analysis().paths()).hasSize(1);
    }

    @Test
    void so_are_checks_of_models_whose_timers_lead_around_everywhere() {
        growsWithTheModel(1_000, count -> () -> refused(anywhere(count, true)));
        growsWithTheModel(1_000, count -> () -> {
            ModelBuilder builder = StageModel.named("back").startAt(stage(0));
            for (int i = 0; i < count; i++) {
                builder.from(stage(i)).after(Duration.ZERO).to(stage(i + 1));
                builder.from(stage(i + 1))
                        .after(Duration.ZERO)
                        .when("again", situation -> true)
                        .to(stage(0));
            }
            return refused(builder.terminal(stage(count + 1))
                    .from(stage(count))
                    .on("e")
                    .to(stage(count + 1)));
        });
    }

    private static String refused(ModelBuilder builder) {
        InvalidModelException[] refused = new InvalidModelException[1];
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(builder::build)
                .withMessageContaining("timers without delay lead round and round through s0 → ")
                .satisfies(e -> assertThat(e.problems()).hasSizeLessThan(50))
                .satisfies(e -> refused[0] = e);
        return refused[0].getMessage();
    }
}
