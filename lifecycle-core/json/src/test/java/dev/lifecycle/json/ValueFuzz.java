package dev.lifecycle.json;

import dev.lifecycle.examples.fixtures.ByteChoices;
import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.stage.Stage;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the fuzzer calls with any bytes (CONTRIBUTING says how): a position, a row of history or another value, or Jackson's exception, comes
 * of them, and a value that was read is written and read again as the same.
 */
public final class ValueFuzz {

    private static final JsonMapper MAPPER = ValueJsonTest.STRICT;
    private static final List<Object> VALUES = ValueJsonTest.values().toList();

    private ValueFuzz() {}

    /** The first two bytes say which value, and how the others are taken: as its text, or as what is changed in a valid one. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        Object own = VALUES.get(Math.floorMod(input[0], VALUES.size()));
        Class<?> type = own instanceof Stage ? Stage.class : own.getClass();
        Object value;
        try {
            value = input[1] % 2 == 0
                    ? MAPPER.readValue(Arrays.copyOfRange(input, 2, input.length), type)
                    : MAPPER.readValue(Mutations.json(MAPPER.writeValueAsString(own), new ByteChoices(input, 2)), type);
        } catch (JacksonException e) {
            return; // the one that is documented
        }
        if (value != null
                && !MAPPER.readValue(MAPPER.writeValueAsString(value), type).equals(value)) {
            throw new AssertionError(value + " comes back as another");
        }
    }
}
