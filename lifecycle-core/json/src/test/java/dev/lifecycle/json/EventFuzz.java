package dev.lifecycle.json;

import dev.lifecycle.examples.fixtures.ByteChoices;
import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.store.EventCodec.Encoded;
import java.nio.charset.StandardCharsets;

/**
 * What the fuzzer calls with any bytes (CONTRIBUTING says how): an event or one of the two documented exceptions comes of them, and an event
 * that was read is written and read again as the same.
 */
public final class EventFuzz {

    private static final JacksonEventCodec CODEC =
            new JacksonEventCodec(Bindings.none().event(Cancelled.class));
    private static final String SIGNAL =
            "{\"a\":1,\"b\":[true,\"x\",{\"@decimal\":\"1.5\"}],\"c\":{\"@@d\":{\"@instant\":\"2026-01-01T00:00:00Z\"}},"
                    + "\"e\":1.5,\"f\":{\"@duration\":\"PT1H\"},\"g\":{\"@long\":\"5\"},\"h\":{\"@date\":\"2026-01-01\"},"
                    + "\"i\":{\"@integer\":\"7\"},\"j\":{\"@double\":\"NaN\"}}";

    private EventFuzz() {}

    /** The first byte says of what type the event is, and how the others are taken: as its text, or as what is changed in one. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 1) {
            return;
        }
        String type = input[0] % 2 == 0 ? "@s" : "Cancelled";
        String text = (input[0] & 2) == 0
                ? new String(input, 1, input.length - 1, StandardCharsets.UTF_8)
                : Mutations.json(input[0] % 2 == 0 ? SIGNAL : "{\"reason\":\"OTHER\"}", new ByteChoices(input, 1));
        Object event;
        try {
            event = CODEC.decode(new Encoded(type, text));
        } catch (InvalidJsonException | IllegalArgumentException e) {
            return; // documented: the former of a signal's text
        }
        Object again = CODEC.decode(CODEC.encode(event));
        if (!again.equals(event)) {
            throw new AssertionError(event + " came back as " + again);
        }
    }
}
