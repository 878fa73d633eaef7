package dev.lifecycle.model.migration;

import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.types.Names;
import dev.lifecycle.model.types.Sentences;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says what of an old model is called, or divided, otherwise in the new one. */
public final class MigrationBuilder {

    final @Nullable StageModel past;
    final String model;
    final int version;
    final Map<String, Stage> stages = new LinkedHashMap<>();
    final Map<String, List<Migration.Branch>> splits = new LinkedHashMap<>();
    final Map<String, String> events = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    MigrationBuilder(String model, int version, @Nullable StageModel past) {
        this.model = Texts.requireText(model, "a model name");
        this.version = version;
        this.past = past;
    }

    /** Who was in this stage is in that one now: it was renamed, or removed. */
    public MigrationBuilder stage(String oldStage, Stage newStage) {
        requireKnown(oldStage);
        Stage before = stages.put(oldStage, newStage);
        if (before != null) {
            problems.add(Sentences.alreadySet("the place of stage " + oldStage, before.id(), newStage.id()));
        }
        return this;
    }

    /**
     * Who was in this stage and of whom this is true is in that one now; asked in the order given, before {@link #stage}, which takes the
     * rest. Pure, like a guard.
     */
    public MigrationBuilder split(String oldStage, String name, Predicate<Position> test, Stage newStage) {
        requireKnown(oldStage);
        splits.computeIfAbsent(oldStage, stage -> new ArrayList<>()).add(new Migration.Branch(name, test, newStage));
        return this;
    }

    /** Events of this type count as that one now. */
    public MigrationBuilder event(String oldEvent, String newEvent) {
        String before = events.put(oldEvent, newEvent);
        if (before != null) {
            problems.add(Sentences.alreadySet("the new name of event " + oldEvent, before, newEvent));
        }
        return this;
    }

    /**
     * The finished migration.
     *
     * @throws InvalidModelException naming every problem: a stage without a place to go, a target that the new model lacks, a version that
     *                               does not rise
     */
    public Migration to(StageModel newModel) {
        if (newModel.version() <= version) {
            problems.add(Messages.versionMustRise(model, version, newModel.name(), newModel.version()));
        }
        stages.forEach((old, target) -> requireTarget(old, target, newModel));
        splits.forEach((old, branches) -> branches.forEach(branch -> requireTarget(old, branch.target(), newModel)));
        for (Stage stage : past == null ? List.<Stage>of() : past.stages()) {
            if (!stages.containsKey(stage.id()) && newModel.stage(stage.id()).isEmpty()) {
                problems.add(Messages.stageWithoutPlace(stage.id(), newModel.toString()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidModelException(model + " v" + version + " to " + newModel, problems);
        }
        return new Migration(this, newModel);
    }

    private void requireKnown(String oldStage) {
        if (past != null && past.stage(oldStage).isEmpty()) {
            problems.add(Sentences.unknownStage(oldStage, past.toString(), Names.ids(past.stages())));
        }
    }

    private void requireTarget(String old, Stage target, StageModel newModel) {
        if (newModel.stage(target.id()).isEmpty()) {
            problems.add("stage " + old + " cannot go to " + target.id() + ": "
                    + Sentences.unknownStage(target.id(), newModel.toString(), Names.ids(newModel.stages())));
        }
    }
}
