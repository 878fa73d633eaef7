package dev.lifecycle.json;

import dev.lifecycle.model.document.DocumentLimits;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Jackson as this package uses it: bounded in depth, length and number of tokens; duplicate and trailing content refused. */
final class StrictJson {

    static final int LONGEST_STRING = 1 << 16;
    static final int LONGEST_NUMBER = 40;
    static final int LONGEST_NAME = 512;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Which option of the reader raises a limit of Jackson's. */
    private static final Map<String, String> OPTIONS = Map.of(
            "getMaxDocumentLength", "characters",
            "getMaxTokenCount", "tokens",
            "getMaxNestingDepth", "depth");

    private static final JsonMapper MAPPER = builder(DocumentLimits.DEFAULT).build();

    private StrictJson() {}

    static JsonMapper.Builder builder(DocumentLimits limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.characters())
                        .maxTokenCount(limits.tokens())
                        .maxStringLength(LONGEST_STRING)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxNestingDepth(limits.depth())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    static JsonMapper mapper() {
        return MAPPER;
    }

    /** What is written, over several lines; the same line breaks on every system. */
    static String pretty(Consumer<JsonGenerator> writer) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        StringWriter text = new StringWriter();
        try (JsonGenerator out = MAPPER.writer().with(printer).createGenerator(text)) {
            writer.accept(out);
        }
        return text.toString();
    }

    /** A JSON Schema, draft 2020-12. */
    static String schema(
            String id, String title, String description, Function<Map<String, ObjectNode>, ObjectNode> content) {
        Map<String, ObjectNode> definitions = new TreeMap<>();
        ObjectNode schema = MAPPER.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", id)
                .put("title", title)
                .put("description", description);
        schema.setAll(content.apply(definitions));
        definitions.forEach(schema.putObject("$defs")::set);
        return pretty(out -> out.writeTree(schema));
    }

    /** @throws InvalidJsonException if it is too large, or not JSON */
    static JsonNode tree(String json, DocumentLimits limits) {
        if (json.length() > limits.characters()) {
            throw invalid("", Messages.overLimit("characters", json.length(), limits.characters()), null);
        }
        String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
        return tree(mapper(limits), mapper -> mapper.createParser(text));
    }

    /** @throws InvalidJsonException if it is too large, not JSON, or cannot be read */
    static JsonNode tree(InputStream json, DocumentLimits limits) {
        return tree(mapper(limits), mapper -> mapper.createParser(json));
    }

    private static JsonMapper mapper(DocumentLimits limits) {
        return limits.equals(DocumentLimits.DEFAULT) ? MAPPER : builder(limits).build();
    }

    private static JsonNode tree(JsonMapper mapper, Function<JsonMapper, JsonParser> open) {
        JsonParser opened = null;
        try (JsonParser parser = open.apply(mapper)) {
            opened = parser;
            ObjectReader reader = mapper.reader();
            JsonNode tree = reader.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw invalid("", Messages.nothing(), null);
            }
            return tree;
        } catch (JacksonException | NumberFormatException e) {
            // Jackson's parser of numbers lets exponents beyond an int through as they come
            String pointer = opened == null
                    ? ""
                    : opened.streamReadContext().pathAsPointer().toString();
            throw invalid(Messages.shortened(pointer), problem(e), e);
        }
    }

    private static String problem(RuntimeException e) {
        String why = Messages.shortened(
                e instanceof JacksonException known ? known.getOriginalMessage() : String.valueOf(e.getMessage()));
        for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
            if (e instanceof StreamConstraintsException && why.contains(option.getKey())) {
                return Messages.overLimit(option.getValue(), why);
            }
        }
        return Messages.notJson(why);
    }

    static InvalidJsonException invalid(String pointer, String text, @Nullable Throwable cause) {
        return new InvalidJsonException(List.of(new JsonProblem(pointer, text)), cause);
    }
}
