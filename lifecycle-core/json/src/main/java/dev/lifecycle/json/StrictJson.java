package dev.lifecycle.json;

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

    static final long LONGEST_DOCUMENT = 16L << 20;
    static final long MOST_TOKENS = 1L << 20;
    static final int LONGEST_STRING = 1 << 16;
    static final int LONGEST_NUMBER = 40;
    static final int LONGEST_NAME = 512;
    static final int DEEPEST = 24;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST_DOCUMENT)
                    .maxTokenCount(MOST_TOKENS)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MAPPER = builder().build();

    private StrictJson() {}

    static JsonMapper.Builder builder() {
        return JsonMapper.builder(FACTORY)
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

    /** @throws InvalidJsonException if it is too long, or not JSON */
    static JsonNode tree(String json) {
        if (json.length() > LONGEST_DOCUMENT) {
            throw invalid("", Messages.tooLong(json.length(), LONGEST_DOCUMENT), null);
        }
        return tree(MAPPER.createParser(json));
    }

    static JsonNode tree(InputStream json) {
        return tree(MAPPER.createParser(json));
    }

    private static JsonNode tree(JsonParser parser) {
        try (parser) {
            ObjectReader reader = MAPPER.reader();
            JsonNode tree = reader.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw invalid("", Messages.nothing(), null);
            }
            return tree;
        } catch (JacksonException e) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            throw invalid(pointer, Messages.notJson(Messages.shortened(e.getOriginalMessage())), e);
        }
    }

    static InvalidJsonException invalid(String pointer, String text, @Nullable Throwable cause) {
        return new InvalidJsonException(List.of(new JsonProblem(pointer, text)), cause);
    }
}
