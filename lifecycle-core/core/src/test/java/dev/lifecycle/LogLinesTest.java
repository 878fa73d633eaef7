package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.InMemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-3: what is logged is free of line breaks, whatever the host's ids hold")
class LogLinesTest {

    private static final String FORGED = "INFO everything is fine";
    private static final String OLD = "c-1\r\n" + FORGED + "\u2028" + FORGED;

    private final InMemoryStore store = new InMemoryStore();
    private final Lifecycle customers = Lifecycle.of(StageModel.named("m")
                    .startAt(Plan.TRIAL)
                    .from(Plan.TRIAL)
                    .after(Duration.ofDays(1))
                    .when("broken", situation -> {
                        throw new IllegalStateException("no answer for " + OLD, new Error(OLD));
                    })
                    .to(Plan.CHURNED)
                    .from(Plan.TRIAL)
                    .on("e")
                    .when("broken too", event -> {
                        IllegalStateException thrown = new IllegalStateException("calm");
                        thrown.addSuppressed(new Error(OLD));
                        throw thrown;
                    })
                    .to(Plan.CHURNED)
                    .exit(Plan.CHURNED)
                    .build())
            .store(store)
            .clock(() -> MONDAY.plus(Duration.ofDays(2)))
            .build();

    private static String logged(Runnable act) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            act.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void neither_ids_of_before_nor_texts_of_exceptions_forge_a_line() {
        Instant due = MONDAY.plus(Duration.ofDays(1));
        Position old = Position.of(new PositionState(
                "m", 1, OLD, "TRIAL", MONDAY, MONDAY, false, null, due, 1, null, null, Map.of(), false, 1));
        store.tryCommit(new Commit(old, List.of(), null, false, List.of()));

        String swept = logged(() -> assertThat(
                        customers.sweep(MONDAY.plus(Duration.ofDays(2))).failed())
                .containsOnlyKeys(OLD));
        String handled = logged(() -> assertThat(customers
                        .handle(List.of(new Occurrence("c-2", Signal.of("e"), MONDAY, "e-1")))
                        .failed())
                .hasSize(1));

        assertThat(swept).contains("could not sweep 'c-1", FORGED);
        assertThat(handled).contains("could not handle event 'e-1' of 'c-2'", FORGED);
        assertThat((swept + handled).lines()).noneMatch(line -> line.startsWith(FORGED));
        assertThat(swept + handled).doesNotContain("\u2028");
    }
}
