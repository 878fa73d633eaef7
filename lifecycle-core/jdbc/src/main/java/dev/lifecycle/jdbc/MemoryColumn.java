package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Memory.KeptDate;
import dev.lifecycle.stage.Memory.KeptText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a position remembers as one column of text, NULL for nothing; {@link JoinedTexts} of these fields, instants in microseconds:
 *
 * <ul>
 *   <li>{@code d}, name, date or empty if cleared, set at, since; the first is {@code d+} if the timers of that instant were done, and has
 *       {@code !} behind it if only what is ahead fires
 *   <li>{@code t}, name, set at, text
 *   <li>{@code x}, name, set at: a text that was cleared
 *   <li>{@code c}, stage, the stage it was entered from
 *   <li>{@code f}, rule, how often its timer fired
 * </ul>
 */
final class MemoryColumn {

    private static final String DATE = "d";
    private static final String AFTER_TIMERS = "+";
    private static final String AHEAD_ONLY = "!";
    private static final String TEXT = "t";
    private static final String NO_TEXT = "x";
    private static final String CAME_FROM = "c";
    private static final String FIRED = "f";

    private MemoryColumn() {}

    static @Nullable String join(Memory memory) {
        if (memory.isNothing()) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        memory.dates().forEach((name, kept) -> {
            Instant date = kept.date();
            fields.add(DATE + (kept.afterTimers() ? AFTER_TIMERS : "") + (kept.aheadOnly() ? AHEAD_ONLY : ""));
            fields.add(name);
            fields.add(date == null ? "" : micros(date));
            fields.add(micros(kept.setAt()));
            fields.add(micros(kept.since()));
        });
        memory.texts().forEach((name, kept) -> {
            String text = kept.text();
            fields.add(text == null ? NO_TEXT : TEXT);
            fields.add(name);
            fields.add(micros(kept.setAt()));
            if (text != null) {
                fields.add(text);
            }
        });
        memory.cameFrom().forEach((stage, from) -> fields.addAll(List.of(CAME_FROM, stage, from)));
        memory.fired().forEach((rule, times) -> fields.addAll(List.of(FIRED, rule, times.toString())));
        return JoinedTexts.join(fields);
    }

    private static String micros(Instant instant) {
        return Long.toString(Columns.micros(instant));
    }

    /** @throws dev.lifecycle.store.StoreException if it is not as it was written */
    static Memory split(@Nullable String joined, Supplier<String> whose) {
        if (joined == null) {
            return Memory.NOTHING;
        }
        ColumnFields fields = new ColumnFields(joined, () -> "the memory of " + whose.get());
        Map<String, KeptDate> dates = new LinkedHashMap<>();
        Map<String, KeptText> texts = new LinkedHashMap<>();
        Map<String, String> cameFrom = new LinkedHashMap<>();
        Map<String, Integer> fired = new LinkedHashMap<>();
        while (fields.hasNext()) {
            String kind = fields.text("a kind");
            switch (kind) {
                case DATE, DATE + AFTER_TIMERS, DATE + AHEAD_ONLY, DATE + AFTER_TIMERS + AHEAD_ONLY ->
                    fields.put(dates, fields.text("the name of a date"), date(kind, fields));
                case TEXT, NO_TEXT -> fields.put(texts, fields.text("the name of a text"), text(kind, fields));
                case CAME_FROM -> fields.put(cameFrom, fields.text("a stage"), fields.text("the stage before it"));
                case FIRED -> fields.put(fired, fields.text("a rule"), times(fields));
                default -> throw fields.unreadable("one of d, d+, d!, d+!, t, x, c and f", kind);
            }
        }
        return new Memory(dates, texts, cameFrom, fired);
    }

    private static KeptDate date(String kind, ColumnFields fields) {
        return new KeptDate(
                fields.instantIfAny("a date in microseconds, or empty"),
                fields.instant("the microseconds at which the date was set"),
                fields.instant("the microseconds since when it is the date"),
                kind.contains(AFTER_TIMERS),
                kind.contains(AHEAD_ONLY));
    }

    private static KeptText text(String kind, ColumnFields fields) {
        Instant setAt = fields.instant("the microseconds at which the text was kept");
        return new KeptText(kind.equals(NO_TEXT) ? null : fields.text("a text"), setAt);
    }

    private static int times(ColumnFields fields) {
        return (int) fields.number("how often a timer fired, from 1", 1, Integer.MAX_VALUE);
    }
}
