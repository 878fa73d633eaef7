package dev.lifecycle.commit;

import dev.lifecycle.stage.Texts;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in a log for something thrown whose text would forge lines of it: the same trace and causes, each text in one line. */
public final class LoggedTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LoggedTrouble(Throwable thrown, @Nullable Throwable cause) {
        super(Texts.inOneLine(String.valueOf(thrown)), cause, true, true);
        setStackTrace(thrown.getStackTrace());
    }

    /** What was thrown itself, unless its text, or that of a cause, breaks lines. */
    public static Throwable of(Throwable thrown) {
        return isInLines(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? thrown
                : inLines(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isInLines(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return true;
        }
        String text = String.valueOf(thrown);
        if (!Texts.inOneLine(text).equals(text) || !isInLines(thrown.getCause(), seen)) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!isInLines(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    private static LoggedTrouble inLines(Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        Throwable cause = thrown.getCause();
        LoggedTrouble trouble =
                new LoggedTrouble(thrown, cause == null || seen.contains(cause) ? null : inLines(cause, seen));
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                trouble.addSuppressed(inLines(suppressed, seen));
            }
        }
        return trouble;
    }
}
