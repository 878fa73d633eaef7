package dev.lifecycle.scxml;

import dev.lifecycle.diagram.Diagram;
import dev.lifecycle.examples.fixtures.ByteChoices;
import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the fuzzer calls with any bytes (CONTRIBUTING says how): a model or a documented exception comes of them, and a model that was read
 * is written and read again as the same, and drawn.
 */
public final class ScxmlFuzz {

    private static final int MODELS = 64;
    private static final List<StageModel> OWN =
            IntStream.range(0, MODELS).mapToObj(RandomModels::model).toList();
    private static final List<String> DOCUMENTS =
            OWN.stream().map(model -> Scxml.write(model).text()).toList();
    private static final List<String> CHARTS = ForeignChartsTest.texts();
    private static final Bindings GUARDS = Bindings.none()
            .guard(Guard.ofSituation("x", situation -> true))
            .guard(Guard.ofSituation("y", situation -> true));

    private ScxmlFuzz() {}

    /** The first byte says how the others are taken: as a document, or as what is changed in one of our own or of others. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int own = Math.floorMod(input[1], MODELS);
        String text = switch (input[0] % 3) {
            case 0 -> new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
            case 1 -> Mutations.xml(DOCUMENTS.get(own), new ByteChoices(input, 2));
            default -> Mutations.xml(CHARTS.get(Math.floorMod(input[1], CHARTS.size())), new ByteChoices(input, 2));
        };
        try {
            comesBack(Scxml.read(text, input[0] % 3 == 1 ? Bindings.of(OWN.get(own)) : GUARDS)
                    .builder()
                    .build());
        } catch (InvalidScxmlException | InvalidModelException e) {
            // those that are documented
            if (String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }

    private static void comesBack(StageModel model) {
        String text = Scxml.write(model).text();
        StageModel again = Scxml.read(text, Bindings.of(model)).builder().build();
        if (!again.rules().equals(model.rules()) || !again.stages().equals(model.stages())) {
            throw new AssertionError(model.rules() + " came back as " + again.rules());
        }
        Diagram drawn = Diagram.of(model);
        if (drawn.mermaid().isBlank()
                || drawn.plantUml().isBlank()
                || drawn.dot().isBlank()) {
            throw new AssertionError("nothing was drawn");
        }
    }
}
