package dev.lifecycle.examples.checks;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Circles among files: sets in which each file leads to every other one by its dependencies, as Tarjan finds them. */
final class Circles {

    private final Map<String, Set<String>> edges;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    private Circles(Map<String, Set<String>> edges) {
        this.edges = edges;
    }

    /** Those of more than one file. */
    static List<Set<String>> among(JavaClasses classes) {
        Map<String, Set<String>> edges = new TreeMap<>();
        for (JavaClass type : classes) {
            edges.computeIfAbsent(Artifacts.file(type).getName(), name -> new TreeSet<>());
        }
        for (JavaClass type : classes) {
            String from = Artifacts.file(type).getName();
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = Artifacts.file(dependency.getTargetClass()).getName();
                if (edges.containsKey(to)) {
                    edges.get(from).add(to);
                }
            }
        }
        return among(edges);
    }

    static List<Set<String>> among(Map<String, Set<String>> edges) {
        Circles circles = new Circles(edges);
        for (String name : edges.keySet()) {
            if (!circles.index.containsKey(name)) {
                circles.visit(name);
            }
        }
        return circles.found;
    }

    private void visit(String name) {
        index.put(name, index.size());
        lowest.put(name, index.get(name));
        open.push(name);
        for (String next : edges.get(name)) {
            if (!index.containsKey(next)) {
                visit(next);
                lowest.merge(name, lowest.get(next), Math::min);
            } else if (open.contains(next)) {
                lowest.merge(name, index.get(next), Math::min);
            }
        }
        if (lowest.get(name).equals(index.get(name))) {
            Set<String> circle = new TreeSet<>();
            String member;
            do {
                member = open.pop();
                circle.add(member);
            } while (!member.equals(name));
            if (circle.size() > 1) {
                found.add(circle);
            }
        }
    }
}
