package dev.lifecycle.diagram;

import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage model as a picture, in the language of a drawing tool. Shown are start, exit and terminal stages, groups, and every rule with
 * its event or timer and its guard; a rule for any stage leads from a node of that name, one that leads back leads to a node for where the
 * stage was entered from, a chooser is a diamond. What a rule keeps of its event is told by name. On demand also
 * touchpoints, and how many subjects are in each stage. Names are escaped, whatever they contain.
 *
 * <pre>{@code
 * Files.writeString(path, Diagram.of(SAAS).withPopulation(store.population("saas")).mermaid());
 * }</pre>
 */
public final class Diagram {

    private final StageModel model;
    private final boolean touchpoints;
    private final @Nullable Map<String, Long> population;

    private Diagram(StageModel model, boolean touchpoints, @Nullable Map<String, Long> population) {
        this.model = model;
        this.touchpoints = touchpoints;
        this.population = population;
    }

    /** The plain picture. */
    public static Diagram of(StageModel model) {
        return new Diagram(model, false, null);
    }

    /** The same with the contacts that rules and stages plan. */
    public Diagram withTouchpoints() {
        return new Diagram(model, true, population);
    }

    /**
     * The same with the number of subjects in each stage, and the stage the darker the more there are.
     *
     * @param counts by stage id, as a store tells; a stage that is missing has none
     * @throws IllegalArgumentException if a stage is not the model's, or a count is negative
     */
    public Diagram withPopulation(Map<String, Long> counts) {
        counts.forEach((stage, count) -> {
            if (model.stage(stage).isEmpty()) {
                throw new IllegalArgumentException(Messages.unknownStage(
                        stage,
                        model.toString(),
                        model.stages().stream().map(Stage::id).toList()));
            }
            if (count < 0) {
                throw new IllegalArgumentException(Messages.negativeCount(stage, count));
            }
        });
        return new Diagram(model, touchpoints, Map.copyOf(counts));
    }

    /**
     * The same with where everybody stands after a replay.
     *
     * @throws IllegalArgumentException if it replayed a model with other stages
     */
    public Diagram withPopulation(ReplayResult replayed) {
        Map<String, Long> counts = new HashMap<>();
        for (Map.Entry<Stage, Long> entry : replayed.stages().entrySet()) {
            counts.put(entry.getKey().id(), entry.getValue());
        }
        return withPopulation(counts);
    }

    /** A Mermaid {@code stateDiagram-v2}, which Markdown on many forges shows as a picture. */
    public String mermaid() {
        return new Mermaid(drawing()).text();
    }

    /** A Graphviz {@code digraph}. */
    public String dot() {
        return new Dot(drawing()).text();
    }

    /** A PlantUML state diagram. */
    public String plantUml() {
        return new PlantUml(drawing()).text();
    }

    private Drawing drawing() {
        return new DrawingBuilder(model, touchpoints, population).drawing();
    }
}
