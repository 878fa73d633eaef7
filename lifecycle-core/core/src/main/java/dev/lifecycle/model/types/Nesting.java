package dev.lifecycle.model.types;

import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How groups lie inside one another, found in one pass over their stages, largest group first. */
public final class Nesting {

    /** The table sorts the rules of a cell by the height of their group, in so many steps. */
    public static final int DEEPEST = 250;

    private static final int NONE = -1;

    /** Two groups of which neither lies inside the other, though they share stages. */
    public record Overlap(Group one, Group other) {}

    private final List<Group> groups;
    private final int[] parents;
    private final int[] depths;
    private final Map<String, Integer> heights = new HashMap<>();
    private final List<Overlap> overlaps = new ArrayList<>();

    public Nesting(List<Group> groups) {
        this.groups = groups;
        parents = new int[groups.size()];
        depths = new int[groups.size()];
        Arrays.fill(parents, NONE);
        List<Integer> order = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            order.add(group);
        }
        order.sort(Comparator.comparingInt(group -> -groups.get(group).stages().size()));
        Map<String, Integer> innermost = new HashMap<>();
        for (int group : order) {
            place(group, innermost);
        }
        int[] tallest = new int[groups.size()];
        Collections.reverse(order);
        for (int group : order) {
            heights.put(groups.get(group).name(), tallest[group]);
            if (parents[group] != NONE) {
                tallest[parents[group]] = Math.max(tallest[parents[group]], tallest[group] + 1);
            }
        }
    }

    /** How many groups lie inside this one, one inside the other. */
    public int height(Group group) {
        return heights.getOrDefault(group.name(), 0);
    }

    /** The first group that has more than {@link #DEEPEST} groups one inside the other; empty if there is none. */
    public List<Group> tooDeep() {
        return groups.stream().filter(group -> height(group) > DEEPEST).limit(1).toList();
    }

    /** In the order in which they were found. */
    public List<Overlap> overlaps() {
        return overlaps;
    }

    private void place(int group, Map<String, Integer> innermost) {
        Set<Integer> around = new LinkedHashSet<>();
        for (Stage stage : groups.get(group).stages()) {
            around.add(innermost.getOrDefault(stage.id(), NONE));
        }
        List<Integer> crossed = crossed(group, around);
        for (int other : crossed) {
            overlaps.add(new Overlap(groups.get(Math.min(group, other)), groups.get(Math.max(group, other))));
        }
        if (crossed.isEmpty()) {
            int parent = around.iterator().next();
            parents[group] = parent;
            depths[group] = depth(parent) + 1;
            groups.get(group).stages().forEach(stage -> innermost.put(stage.id(), group));
        }
    }

    /** Of the innermost groups around its stages, those that it is not inside of. */
    private List<Integer> crossed(int group, Set<Integer> around) {
        int outermost = around.stream().mapToInt(this::depth).min().orElse(0);
        boolean isOne =
                around.stream().filter(other -> depth(other) == outermost).count() == 1;
        List<Integer> crossed = new ArrayList<>();
        for (int other : around) {
            boolean isAround = isOne && depth(other) == outermost;
            if (other != NONE && (!isAround || isSameSize(group, other))) {
                crossed.add(other);
            }
        }
        return crossed;
    }

    private boolean isSameSize(int one, int other) {
        return groups.get(one).stages().size() == groups.get(other).stages().size();
    }

    private int depth(int group) {
        return group == NONE ? 0 : depths[group];
    }
}
