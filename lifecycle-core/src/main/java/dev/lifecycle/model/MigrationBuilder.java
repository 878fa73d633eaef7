package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Says what of an old model is called, or divided, otherwise in the new one. */
public final class MigrationBuilder {

    final String model;
    final int version;
    final Map<String, Stage> stages = new LinkedHashMap<>();
    final Map<String, List<Migration.Branch>> splits = new LinkedHashMap<>();
    final Map<String, String> events = new LinkedHashMap<>();
    private final List<Stage> known;
    private final List<String> problems = new ArrayList<>();

    MigrationBuilder(String model, int version, List<Stage> known) {
        this.model = Messages.requireText(model, "a model name");
        this.version = version;
        this.known = known;
    }

    /** Who was in this stage is in that one now: it was renamed, or removed. */
    public MigrationBuilder stage(String oldStage, Stage newStage) {
        requireKnown(oldStage);
        Stage before = stages.put(oldStage, newStage);
        if (before != null) {
            problems.add(Messages.alreadySet("the place of stage " + oldStage, before.id(), newStage.id()));
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
            problems.add(Messages.alreadySet("the new name of event " + oldEvent, before, newEvent));
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
            problems.add(Messages.versionMustRise(model, version, newModel));
        }
        stages.forEach((old, target) -> requireTarget(old, target, newModel));
        splits.forEach((old, branches) -> branches.forEach(branch -> requireTarget(old, branch.target(), newModel)));
        for (Stage stage : known) {
            if (!stages.containsKey(stage.id()) && newModel.stage(stage.id()).isEmpty()) {
                problems.add(Messages.stageWithoutPlace(stage, newModel));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidModelException(model + " v" + version + " to " + newModel, problems);
        }
        return new Migration(this, newModel);
    }

    private void requireKnown(String oldStage) {
        if (!known.isEmpty() && known.stream().noneMatch(stage -> stage.id().equals(oldStage))) {
            problems.add(Messages.unknownStage(oldStage, model + " v" + version, known));
        }
    }

    private void requireTarget(String old, Stage target, StageModel newModel) {
        if (newModel.stage(target.id()).isEmpty()) {
            problems.add("stage " + old + " cannot go to " + target.id() + ": "
                    + Messages.unknownStage(target.id(), newModel.toString(), newModel.stages()));
        }
    }
}
