package dev.lifecycle.diagram.names;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model's groups as they lie inside one another, found in one pass over their stages. */
public final class GroupTree {

    /** A group, or the model as a whole, and what lies directly in it: stages in the model's order, larger groups before smaller ones. */
    public static final class Node {

        private final @Nullable Group group;
        private final List<Stage> stages = new ArrayList<>();
        private final List<Node> inner = new ArrayList<>();

        private Node(@Nullable Group group) {
            this.group = group;
        }

        /** The group; null for the model as a whole. */
        public @Nullable Group group() {
            return group;
        }

        /** The stages in no group of {@link #inner()}. */
        public List<Stage> stages() {
            return stages;
        }

        /** The groups in no other one of them. */
        public List<Node> inner() {
            return inner;
        }
    }

    private GroupTree() {}

    /** The model as a whole, with all groups in it. */
    public static Node of(StageModel model) {
        Node root = new Node(null);
        Map<String, Node> innermost = new HashMap<>();
        List<Group> groups = new ArrayList<>(model.groups());
        groups.sort(Comparator.comparingInt(group -> -group.stages().size()));
        for (Group group : groups) {
            Node node = new Node(group);
            innermost.getOrDefault(group.stages().get(0).id(), root).inner.add(node);
            group.stages().forEach(stage -> innermost.put(stage.id(), node));
        }
        for (Stage stage : model.stages()) {
            innermost.getOrDefault(stage.id(), root).stages.add(stage);
        }
        return root;
    }
}
