package dev.lifecycle.jdbc;

import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Commits many in few transactions: all in one, as JDBC batches; if one of them cannot be kept, each half in its own, and so on. */
final class BatchCommit {

    /** How many subjects one transaction takes on at the most. */
    static final int MOST = 200;

    private static final int WORTH_HALVING = 8;

    private final Transactions transactions;
    private final Supplier<StoreTables> tables;
    private final Function<Commit, CommitResult> alone;

    /** @param alone commits one in a transaction of its own */
    BatchCommit(Transactions transactions, Supplier<StoreTables> tables, Function<Commit, CommitResult> alone) {
        this.transactions = transactions;
        this.tables = tables;
        this.alone = alone;
    }

    /** What became of each, in the order given. */
    List<CommitResult> tryCommit(List<Commit> commits) {
        List<CommitResult> results = new ArrayList<>(commits.size());
        for (int from = 0; from < commits.size(); from += MOST) {
            tryTogether(commits.subList(from, Math.min(from + MOST, commits.size())), results);
        }
        return results;
    }

    private void tryTogether(List<Commit> commits, List<CommitResult> results) {
        int size = commits.size();
        if (allAtOnce(commits)) {
            results.addAll(Collections.nCopies(size, CommitResult.COMMITTED));
        } else if (size < WORTH_HALVING) {
            commits.forEach(commit -> results.add(alone.apply(commit)));
        } else {
            tryTogether(commits.subList(0, size / 2), results);
            tryTogether(commits.subList(size / 2, size), results);
        }
    }

    private boolean allAtOnce(List<Commit> commits) {
        long subjects = commits.stream()
                .map(commit ->
                        List.of(commit.position().model(), commit.position().subject()))
                .distinct()
                .count();
        if (commits.size() < 2 || subjects < commits.size()) {
            return false;
        }
        StoreTables known = tables.get();
        try {
            return transactions.write(
                            () -> "commit " + commits.size() + " subjects from "
                                    + commits.get(0).position() + " on",
                            answer -> answer == CommitResult.COMMITTED,
                            on -> known.commit(on, commits))
                    == CommitResult.COMMITTED;
        } catch (Transactions.RaceLost e) {
            return false;
        }
    }
}
