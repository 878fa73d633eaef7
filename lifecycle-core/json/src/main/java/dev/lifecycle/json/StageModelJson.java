package dev.lifecycle.json;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import java.io.InputStream;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/**
 * Stage models as JSON documents: stages in their order, groups, rules with their ids, guards, choosers and event types by name, timers
 * as ISO durations and periods or by the names of dates, what rules keep of events by name, touchpoints, version. Nothing of a model is
 * left out; of one property, dates, texts and the note of a rule are listed each by themselves. What is written and read back with {@linkplain Bindings#of the same bindings} is the same
 * model, rule for rule. Every document keeps to {@link #schema()}.
 *
 * <p>Refused, with every problem named in one {@link InvalidJsonException}: guards, choosers, dates, texts and notes that are not bound, stages, groups and
 * properties that there are none of, names and ids that are {@linkplain dev.lifecycle.stage.Texts#requireId none}, and whatever
 * {@code build()} refuses. So is a document beyond {@link DocumentLimits} (by default
 * 16 Mi characters, 1 Mi tokens, 64 levels, 32,767 stages, 262,144 rules, 2 Mi cells), with a text of more than 64 Ki characters or a number
 * of more than 40, with a name twice in one object, or with anything after its end. A byte order mark is passed over. At most 100 problems
 * are kept. No text throws anything else. Time is in proportion to the document; a document of 10 million characters within the default
 * limits is read in 200 MB.
 *
 * <pre>{@code
 * String json = StageModelJson.write(SAAS);
 * StageModel same = StageModelJson.read(json, Bindings.of(SAAS));
 * }</pre>
 */
public final class StageModelJson {

    private StageModelJson() {}

    /** The document of this model. The same model gives the same text on every system. */
    public static String write(StageModel model) {
        return StrictJson.pretty(out -> DocumentForms.MODEL.write(model, out));
    }

    /**
     * The model of a document that names no guard, no chooser and nothing to keep; all its events are signals.
     *
     * @throws InvalidJsonException naming everything that is wrong
     */
    public static StageModel read(String json) {
        return read(json, Bindings.none());
    }

    /**
     * The model of a document, with names bound to code. An event type that is not bound becomes a signal of its name, even if it stood
     * for a sealed parent.
     *
     * @throws InvalidJsonException naming everything that is wrong
     */
    public static StageModel read(String json, Bindings bindings) {
        return read(json, bindings, DocumentLimits.DEFAULT);
    }

    /**
     * The same within other limits.
     *
     * @throws InvalidJsonException naming everything that is wrong; of what is too large, the limit, the size and the option
     */
    public static StageModel read(String json, Bindings bindings, DocumentLimits limits) {
        return model(StrictJson.tree(json, limits), bindings, limits);
    }

    /**
     * The same from a stream of UTF-8, 16 or 32, which is read no further than the limits and then closed.
     *
     * @throws InvalidJsonException naming everything that is wrong; also if the stream cannot be read
     */
    public static StageModel read(InputStream json, Bindings bindings) {
        return read(json, bindings, DocumentLimits.DEFAULT);
    }

    /**
     * The same from a stream within other limits; of characters, bytes are counted.
     *
     * @throws InvalidJsonException naming everything that is wrong; also if the stream cannot be read
     */
    public static StageModel read(InputStream json, Bindings bindings, DocumentLimits limits) {
        return model(StrictJson.tree(json, limits), bindings, limits);
    }

    /** The JSON Schema, draft 2020-12, that documents keep to. */
    public static String schema() {
        return StrictJson.schema(
                DocumentForms.SCHEMA_ID,
                "Stage model",
                "Stages of a customer's lifecycle and the rules that lead from one to another.",
                DocumentForms.MODEL::schema);
    }

    private static StageModel model(JsonNode tree, Bindings bindings, DocumentLimits limits) {
        return Item.read(tree, DocumentForms.MODEL, bindings, limits, ObjectReadContext.empty());
    }
}
