package dev.lifecycle.json;

import dev.lifecycle.examples.fixtures.ByteChoices;
import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the fuzzer calls with any bytes (CONTRIBUTING says how): a model or an {@link InvalidJsonException} comes of them, and a model that
 * was read is written and read again as the same.
 */
public final class ModelFuzz {

    private static final int MODELS = 64;
    private static final List<StageModel> OWN =
            IntStream.range(0, MODELS).mapToObj(RandomModels::model).toList();
    private static final List<String> DOCUMENTS =
            OWN.stream().map(StageModelJson::write).toList();

    private ModelFuzz() {}

    /** The first byte says how the others are taken: as a document, as its text, or as what is changed in one of our own. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        try {
            StageModel model;
            Bindings bindings = Bindings.none();
            switch (input[0] % 4) {
                case 0 -> {
                    byte[] document = Arrays.copyOfRange(input, 1, input.length);
                    model = StageModelJson.read(new ByteArrayInputStream(document), bindings);
                }
                case 1 ->
                    model = StageModelJson.read(
                            new String(input, 1, input.length - 1, StandardCharsets.UTF_8), bindings);
                default -> {
                    int own = Math.floorMod(input[1], MODELS);
                    bindings = Bindings.of(OWN.get(own));
                    model = StageModelJson.read(
                            Mutations.json(DOCUMENTS.get(own), new ByteChoices(input, 2)), bindings);
                }
            }
            comesBack(model, bindings);
        } catch (InvalidJsonException e) {
            // the one that is documented
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }

    private static void comesBack(StageModel model, Bindings bindings) {
        StageModel again = StageModelJson.read(StageModelJson.write(model), bindings);
        if (!again.rules().equals(model.rules()) || !again.stages().equals(model.stages())) {
            throw new AssertionError(model.rules() + " came back as " + again.rules());
        }
        if (model.analysis().paths().size() > model.rules().size()) {
            throw new AssertionError("more paths than rules");
        }
    }
}
