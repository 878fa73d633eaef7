package dev.lifecycle.testkit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Memory.KeptDate;
import dev.lifecycle.stage.Memory.KeptText;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores that forget part of what positions remember and rows keep, or cannot forget it. */
final class ForgetfulStores {

    private ForgetfulStores() {}

    /** Keeps of each commit what is left of its memory and of what its rows kept. */
    private abstract static class Changing extends ForwardingStore {
        private final UnaryOperator<Memory> memory;
        private final UnaryOperator<Kept> kept;

        Changing(UnaryOperator<Memory> memory, UnaryOperator<Kept> kept) {
            this.memory = memory;
            this.kept = kept;
        }

        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(new Commit(
                    with(commit.position(), memory.apply(commit.position().memory())),
                    commit.history().stream()
                            .map(row -> with(row, kept.apply(row.kept())))
                            .toList(),
                    commit.occurrence(),
                    commit.leaves(),
                    commit.touchpoints(),
                    commit.withdrawn(),
                    commit.found()));
        }
    }

    /** Has no column for it. */
    static final class DropsMemory extends Changing {
        DropsMemory() {
            super(memory -> Memory.NOTHING, UnaryOperator.identity());
        }
    }

    /** Keeps dates and texts that have a value. */
    static final class ForgetsWhatWasCleared extends Changing {
        ForgetsWhatWasCleared() {
            super(
                    memory -> new Memory(
                            some(memory.dates(), kept -> kept.date() != null),
                            some(memory.texts(), kept -> kept.text() != null),
                            memory.cameFrom(),
                            memory.fired()),
                    UnaryOperator.identity());
        }
    }

    /** Keeps times in a column of milliseconds. */
    static final class CutsDatesToMilliseconds extends Changing {
        CutsDatesToMilliseconds() {
            super(memory -> withDates(memory, CutsDatesToMilliseconds::cut), UnaryOperator.identity());
        }

        private static KeptDate cut(KeptDate kept) {
            return new KeptDate(millis(kept.date()), kept.setAt(), kept.since(), kept.afterTimers(), kept.aheadOnly());
        }

        private static @Nullable Instant millis(@Nullable Instant instant) {
            return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Keeps a date and not what else is known of it. */
    static final class ForgetsTheMarksOfDates extends Changing {
        ForgetsTheMarksOfDates() {
            super(
                    memory -> withDates(
                            memory, kept -> new KeptDate(kept.date(), kept.setAt(), kept.since(), false, false)),
                    UnaryOperator.identity());
        }
    }

    /** Keeps texts in a character set of three bytes. */
    static final class LosesEmojiOfTexts extends Changing {
        LosesEmojiOfTexts() {
            super(
                    memory -> new Memory(
                            memory.dates(),
                            memory.texts().entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            text -> new KeptText(
                                                    withoutEmoji(text.getValue().text()),
                                                    text.getValue().setAt()))),
                            memory.cameFrom(),
                            memory.fired()),
                    UnaryOperator.identity());
        }

        private static @Nullable String withoutEmoji(@Nullable String text) {
            return text == null ? null : text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
        }
    }

    static final class ForgetsWaysBack extends Changing {
        ForgetsWaysBack() {
            super(
                    memory -> new Memory(memory.dates(), memory.texts(), Map.of(), memory.fired()),
                    UnaryOperator.identity());
        }
    }

    static final class ForgetsFirings extends Changing {
        ForgetsFirings() {
            super(
                    memory -> new Memory(memory.dates(), memory.texts(), memory.cameFrom(), Map.of()),
                    UnaryOperator.identity());
        }
    }

    /** Has no column for what rows have kept. */
    static final class DropsKept extends Changing {
        DropsKept() {
            super(UnaryOperator.identity(), kept -> Kept.NOTHING);
        }
    }

    /** Keeps with a row what its event set, not what it cleared. */
    static final class ForgetsWhatRowsCleared extends Changing {
        ForgetsWhatRowsCleared() {
            super(
                    UnaryOperator.identity(),
                    kept -> new Kept(some(kept.dates(), Optional::isPresent), some(kept.texts(), Optional::isPresent)));
        }
    }

    /** Leaves what was remembered where a commit remembers nothing. */
    static final class CannotForget extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            Position next = commit.position();
            Memory before =
                    find(next.model(), next.subject()).map(Position::memory).orElse(Memory.NOTHING);
            return super.tryCommit(new Commit(
                    next.memory().isNothing() ? with(next, before) : next,
                    commit.history(),
                    commit.occurrence(),
                    commit.leaves(),
                    commit.touchpoints(),
                    commit.withdrawn(),
                    commit.found()));
        }
    }

    /** Hands out pages without it. */
    static final class PagesWithoutMemory extends ForwardingStore {
        @Override
        public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
            Page<Position> page = super.due(model, upTo, cursor, limit);
            return new Page<>(
                    page.items().stream()
                            .map(position -> with(position, Memory.NOTHING))
                            .toList(),
                    page.cursor());
        }
    }

    /** Renames at an erasure, and leaves what was remembered in its column. */
    static final class RemembersTheErased extends ForwardingStore {
        private final Map<String, Memory> left = new HashMap<>();

        @Override
        public CommitResult erase(Erasure erasure) {
            Memory before = find(erasure.frozen().model(), erasure.subject())
                    .map(Position::memory)
                    .orElse(Memory.NOTHING);
            left.put(erasure.frozen().subject(), before);
            return super.erase(erasure);
        }

        @Override
        public Optional<Position> find(String model, String subject) {
            Memory memory = left.get(subject);
            return super.find(model, subject).map(position -> memory == null ? position : with(position, memory));
        }
    }

    /** Renames at an erasure, and leaves what the rows have kept in its column. */
    static final class KeepsRowsOfTheErased extends ForwardingStore {
        private final Map<String, List<Kept>> left = new HashMap<>();

        @Override
        public CommitResult erase(Erasure erasure) {
            left.put(
                    erasure.frozen().subject(),
                    history(erasure.frozen().model(), erasure.subject()).stream()
                            .map(HistoryEntry::kept)
                            .toList());
            return super.erase(erasure);
        }

        @Override
        public List<HistoryEntry> history(String model, String subject) {
            List<HistoryEntry> rows = super.history(model, subject);
            List<Kept> kept = left.get(subject);
            return kept == null
                    ? rows
                    : rows.stream()
                            .map(row -> row.key().step() < kept.size()
                                    ? with(row, kept.get(row.key().step()))
                                    : row)
                            .toList();
        }
    }

    /** Writes the rows of a merge without what they have kept. */
    static final class MergesWithoutKept extends ForwardingStore {
        private final Set<String> merged = new HashSet<>();

        @Override
        public CommitResult merge(Merge merge) {
            merged.add(merge.into().subject());
            return super.merge(merge);
        }

        @Override
        public List<HistoryEntry> history(String model, String subject) {
            List<HistoryEntry> rows = super.history(model, subject);
            return merged.contains(subject)
                    ? rows.stream().map(row -> with(row, Kept.NOTHING)).toList()
                    : rows;
        }
    }

    private static <T> Map<String, T> some(Map<String, T> all, Predicate<T> which) {
        return all.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Memory withDates(Memory memory, UnaryOperator<KeptDate> change) {
        return new Memory(
                memory.dates().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, date -> change.apply(date.getValue()))),
                memory.texts(),
                memory.cameFrom(),
                memory.fired());
    }

    private static Position with(Position position, Memory memory) {
        return Position.of(position.state().withMemory(memory));
    }

    private static HistoryEntry with(HistoryEntry row, Kept kept) {
        return new HistoryEntry(
                row.key(), row.kind(), row.from(), row.to(), row.episode(), row.cause(), row.times(), kept);
    }
}
