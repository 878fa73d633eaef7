package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One row of positions, written and read. */
final class PositionRow {

    static final List<String> COLUMNS = List.of(
            "row_format",
            "version",
            "stage",
            "entered_at",
            "as_of",
            "timers_done",
            "last_event_at",
            "next_due",
            "episode",
            "furthest",
            "furthest_ever",
            "tallies",
            "frozen",
            "revision",
            "spent_up_to",
            "silence_from",
            "memory",
            "merged_into",
            "model",
            "subject");

    static final int NEXT_DUE = 8;
    static final int MERGED_INTO = 18;
    static final int MODEL = 19;
    static final int SUBJECT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PositionRow.class);
    private static final int MEMORY = 17;

    private PositionRow() {}

    /** Binds all but model and subject, in the order of {@link #COLUMNS}. */
    static void bind(PreparedStatement row, Position position, @Nullable String mergedInto) throws SQLException {
        String memory = MemoryColumn.join(position.memory());
        row.setInt(1, RowFormat.of(memory));
        row.setInt(2, position.version());
        row.setString(3, Columns.fitting("a stage id", position.stage().id(), TableNames.LONGEST_ID));
        Columns.set(row, 4, position.enteredAt());
        Columns.set(row, 5, position.asOf());
        Columns.setFlag(row, 6, position.timersDone());
        Columns.set(row, 7, position.lastEventAt().orElse(null));
        Columns.set(row, 8, position.nextDue().orElse(null));
        row.setInt(9, position.episode());
        row.setString(10, position.furthest().map(Stage::id).orElse(null));
        row.setString(11, position.furthestEver().map(Stage::id).orElse(null));
        row.setString(12, TallyColumn.join(position.tallies()));
        Columns.setFlag(row, 13, position.isFrozen());
        row.setLong(14, position.revision());
        Columns.set(row, 15, position.spentUpTo().orElse(null));
        Columns.set(row, 16, position.silenceFrom().orElse(null));
        row.setString(MEMORY, memory);
        row.setString(MERGED_INTO, mergedInto);
    }

    /** @throws StoreException if this version cannot read it */
    static Position read(ResultSet row) throws SQLException {
        String subject = row.getString(SUBJECT);
        String model = row.getString(MODEL);
        Supplier<String> whose = () -> "the position of '" + subject + "' in model " + model;
        RowFormat.require(row.getInt(1), whose);
        Memory memory = MemoryColumn.split(row.getString(MEMORY), whose);
        return position(row, TallyColumn.split(row.getString(12)), memory);
    }

    /** Null, and a line in the log, for a position that cannot be read. */
    static @Nullable Position readIfKnown(ResultSet row) throws SQLException {
        try {
            return read(row);
        } catch (StoreException e) {
            LOG.debug("left to whoever asks for it alone: {}", Texts.inOneLine(String.valueOf(e.getMessage())));
            return null;
        }
    }

    /**
     * For a page: a position that cannot be read too, though what it counts and remembers is not known. Whoever acts on it finds it anew,
     * which says why.
     */
    static Position readAsFarAsKnown(ResultSet row) throws SQLException {
        Position position = readIfKnown(row);
        return position == null ? position(row, Map.of(), Memory.NOTHING) : position;
    }

    private static Position position(ResultSet row, Map<String, Tally> tallies, Memory memory) throws SQLException {
        return Position.of(new PositionState(
                row.getString(MODEL),
                row.getInt(2),
                row.getString(SUBJECT),
                row.getString(3),
                Columns.instant(row.getLong(4)),
                Columns.instant(row.getLong(5)),
                row.getInt(6) != 0,
                Columns.instant(row, 7),
                Columns.instant(row, 8),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                tallies,
                row.getInt(13) != 0,
                row.getLong(14),
                Columns.instant(row, 15),
                Columns.instant(row, 16),
                memory));
    }
}
