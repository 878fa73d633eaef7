package dev.lifecycle.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn, in no language yet: boxes in nested frames, and arrows between them. Ids are plain words, unique in the drawing;
 * texts are still what the model says.
 *
 * @param title   the model's name and version
 * @param root    the boxes outside all frames, and the frames
 * @param choices the ids of the diamonds
 * @param nodes   what stands for any stage and for where a stage was entered from, if rules need it: what is written there, by its id
 * @param arrows  in the order of the first rule of each
 */
record Drawing(String title, Frame root, List<String> choices, Map<String, String> nodes, List<Arrow> arrows) {

    /** Stages and groups that lie in one group. */
    record Frame(String id, String name, List<Box> boxes, List<Frame> frames) {

        /** Any box within, which stands for the frame where a language has arrows between boxes only. */
        Box anchor() {
            return boxes.isEmpty() ? frames.get(0).anchor() : boxes.get(0);
        }
    }

    /**
     * A stage.
     *
     * @param lines what is written in it, the stage's id first
     * @param fill  its colour as six hexadecimal digits; null for the tool's own
     */
    record Box(
            String id,
            List<String> lines,
            boolean start,
            boolean exit,
            boolean terminal,
            @Nullable String fill) {}

    /**
     * All rules that lead the same way, or the ways out of a chooser: one arrow, since tools draw several over one another.
     *
     * @param from   the id of a box, a diamond, a frame or a node
     * @param to     the id of a box, a diamond or a node
     * @param frame  whether {@code from} is a frame
     * @param labels one line for each rule, in their order
     */
    record Arrow(String from, String to, boolean frame, List<String> labels) {

        /** The labels in a language's own spelling, broken its own way. */
        String label(UnaryOperator<String> escaped, String lineBreak) {
            return labels.stream().map(escaped).collect(Collectors.joining(lineBreak));
        }
    }

    /** Every box, outermost first. */
    List<Box> boxes() {
        return boxes(root).toList();
    }

    private static Stream<Box> boxes(Frame frame) {
        return Stream.concat(frame.boxes().stream(), frame.frames().stream().flatMap(Drawing::boxes));
    }

    /** Every frame by its id. */
    Map<String, Frame> frames() {
        Map<String, Frame> frames = new HashMap<>();
        gather(root, frames);
        return frames;
    }

    private static void gather(Frame frame, Map<String, Frame> frames) {
        frames.put(frame.id(), frame);
        frame.frames().forEach(inner -> gather(inner, frames));
    }
}
