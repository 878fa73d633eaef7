package dev.lifecycle.model.types;

import dev.lifecycle.stage.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the numbers inside a {@link Position} mean: the stages and event types of one model version, by number. Positions of one built
 * model share one instance; a position read back from a store brings a small one of its own until its model takes it over.
 */
public class Names {

    private static final int[] NO_NUMBERS = {};

    private final String model;
    private final int version;
    private final List<Stage> stages;
    /** The stages once more: from the list, a decision and its stage took 159 ns rather than 129. */
    private final Stage[] byNumber;

    private final List<String> types;
    private final List<String> dates;
    private final List<String> texts;
    private final Map<String, Integer> stageNumbers = new HashMap<>();
    private final Map<String, Integer> typeNumbers = new HashMap<>();

    public Names(String model, int version, List<Stage> stages, List<String> types) {
        this(model, version, stages, types, List.of(), List.of());
    }

    /** With the names of dates and of kept texts. */
    public Names(
            String model, int version, List<Stage> stages, List<String> types, List<String> dates, List<String> texts) {
        this.model = model;
        this.version = version;
        this.stages = List.copyOf(stages);
        byNumber = stages.toArray(Stage[]::new);
        this.types = List.copyOf(types);
        this.dates = List.copyOf(dates);
        this.texts = List.copyOf(texts);
        for (Stage stage : stages) {
            stageNumbers.put(stage.id(), stageNumbers.size());
        }
        for (String type : types) {
            typeNumbers.put(type, typeNumbers.size());
        }
    }

    public static List<String> ids(List<Stage> stages) {
        return stages.stream().map(Stage::id).toList();
    }

    public String model() {
        return model;
    }

    public int version() {
        return version;
    }

    public List<Stage> stages() {
        return stages;
    }

    public Stage stage(int number) {
        return byNumber[number];
    }

    public List<String> types() {
        return types;
    }

    /** The names of dates that rules set. */
    public List<String> dates() {
        return dates;
    }

    /** The names of texts that rules keep. */
    public List<String> texts() {
        return texts;
    }

    /** The id of the rule of this number. */
    public String rule(int number) {
        throw new IllegalStateException("there is no rule " + number + " here");
    }

    /** The number of the rule of this id, or −1; there are none unless a model stands behind these names. */
    public int ruleNumber(String id) {
        return -1;
    }

    /** Whether it is remembered where this stage was entered from. */
    public boolean remembers(int stage) {
        return true;
    }

    /** The stage of this id. */
    public Optional<Stage> stageOf(String id) {
        return Optional.ofNullable(stageNumbers.get(id)).map(this::stage);
    }

    /** The stage's number, or −1. */
    public int number(Stage stage) {
        return stageNumbers.getOrDefault(stage.id(), -1);
    }

    /** The stage's number, or an error that lists those there are. */
    public int require(Stage stage) {
        int number = number(stage);
        if (number < 0) {
            throw new IllegalArgumentException(Sentences.unknownStage(stage.id(), model, ids(stages)));
        }
        return number;
    }

    /** The event type's number, or −1. */
    public int typeNumber(String typeId) {
        return typeNumbers.getOrDefault(typeId, -1);
    }

    /** The numbers of the event types that this class or its sealed children are; none unless a model stands behind these names. */
    public int[] typeNumbers(Class<?> type) {
        return NO_NUMBERS;
    }
}
