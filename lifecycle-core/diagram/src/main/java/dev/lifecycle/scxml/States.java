package dev.lifecycle.scxml;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states of a document: which are stages, which are groups, and what their ids refer to. */
final class States {

    private final Bindings bindings;
    private final Findings findings;
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<Element, Stage> stages = new LinkedHashMap<>();
    private final Map<Element, String> groups = new LinkedHashMap<>();
    private final Map<Element, String> merged = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    States(Bindings bindings, Findings findings) {
        this.bindings = bindings;
        this.findings = findings;
    }

    void add(Element element, boolean isRoot) {
        if (isRoot || element.is("lifecycle:any")) {
            return;
        }
        String id = element.get("id").filter(text -> !text.isBlank()).orElse("");
        if (id.isEmpty()) {
            id = "state-" + element.line;
            findings.note(Messages.noId(element.toString(), id));
        }
        byId.put(id, element);
        if (element.children.stream().anyMatch(Element::isState)) {
            groups.put(element, element.get("lifecycle:group").orElse(id));
        } else {
            stages.put(element, bindings.stage(element.get("lifecycle:stage").orElse(id)));
        }
    }

    void leaveOut(Element element) {
        element.get("id").ifPresent(leftOut::add);
        element.children.forEach(this::leaveOut);
    }

    List<Element> stages() {
        return List.copyOf(stages.keySet());
    }

    List<Element> groups() {
        return List.copyOf(groups.keySet());
    }

    /** The stage that the element is; only for those in {@link #stages()}. */
    Stage stage(Element element) {
        Stage stage = stages.get(element);
        if (stage == null) {
            throw new IllegalStateException(element.toString());
        }
        return stage;
    }

    boolean isStage(Element element) {
        return stages.containsKey(element);
    }

    String groupName(Element element) {
        String inner = merged.get(element);
        return inner == null ? groups.getOrDefault(element, "") : inner;
    }

    /** All stages in it, however deep. */
    List<Stage> members(Element element) {
        List<Stage> members = new ArrayList<>();
        Stage own = stages.get(element);
        if (own != null) {
            members.add(own);
        }
        element.children.forEach(child -> members.addAll(members(child)));
        return members;
    }

    /** Groups must differ in their stages; a state around nothing but one group is taken for that group. */
    void sameAsInner(Element element) {
        Element inner = element;
        while (inner == element || !groups.containsKey(inner) || merged.containsKey(inner)) {
            inner = inner.children.stream().filter(Element::isState).findFirst().orElseThrow();
        }
        String name = groupName(inner);
        findings.note(Messages.sameStages(element.toString(), name));
        groups.remove(element);
        merged.put(element, name);
    }

    String idOf(Stage stage) {
        return stages.entrySet().stream()
                .filter(entry -> entry.getValue().is(stage))
                .findFirst()
                .flatMap(entry -> entry.getKey().get("id"))
                .orElse("");
    }

    /** Where a subject is that enters the element. */
    Stage initial(Element element) {
        Element at = element;
        while (!stages.containsKey(at)) {
            Element next = first(at);
            if (next == null) {
                throw XmlReader.invalid(Messages.noStates(at.toString()), null);
            }
            at = next;
        }
        return stage(at);
    }

    private @Nullable Element first(Element element) {
        Optional<String> id = element.get("initial")
                .or(() -> element.all("initial").stream()
                        .flatMap(initial -> initial.all("transition").stream())
                        .flatMap(transition -> transition.get("target").stream())
                        .findFirst());
        Element named = id.map(String::strip).map(byId::get).orElse(null);
        if (id.isPresent() && (named == null || !contains(element, named))) {
            findings.problem(Messages.noSuchState(element.toString(), id.get()));
            named = null;
        }
        return named != null
                ? named
                : element.children.stream().filter(Element::isState).findFirst().orElse(null);
    }

    private static boolean contains(Element element, Element inner) {
        return element.children.stream().anyMatch(child -> child == inner || contains(child, inner));
    }

    /** The stage that a reference leads to; empty, and noted, if there is none. */
    Optional<Stage> target(Element transition, String id) {
        Element element = byId.get(id);
        if (element != null) {
            return Optional.of(initial(element));
        }
        if (leftOut.contains(id)) {
            findings.note(Messages.noCounterpart(transition.toString()));
        } else {
            findings.problem(Messages.noSuchState(transition.toString(), id));
        }
        return Optional.empty();
    }
}
