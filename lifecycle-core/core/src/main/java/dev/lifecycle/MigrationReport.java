package dev.lifecycle;

import java.util.Map;

/**
 * What a migration of everybody does, or would do.
 *
 * @param moves  how many subjects go from which stage of which version to which stage, such as {@code v1 RETENTION → LOYAL}
 * @param failed the subjects that cannot be migrated, and why; the others are taken over all the same
 */
public record MigrationReport(Map<String, Long> moves, Map<String, Throwable> failed) {

    /** Copies both. */
    public MigrationReport {
        moves = Map.copyOf(moves);
        failed = Map.copyOf(failed);
    }

    /** How many subjects are migrated. */
    public long migrated() {
        return moves.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code 120 migrated, 0 failed}. */
    @Override
    public String toString() {
        return migrated() + " migrated, " + failed.size() + " failed";
    }
}
