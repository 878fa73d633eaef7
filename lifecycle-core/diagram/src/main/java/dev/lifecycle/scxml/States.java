package dev.lifecycle.scxml;

import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
    /** Every element of the document that has an id, read or left out. */
    private final Map<String, Element> byId = new HashMap<>();

    private final Map<Element, Stage> stages = new LinkedHashMap<>();
    private final Map<String, Element> byStage = new HashMap<>();
    private final Map<Element, String> groups = new LinkedHashMap<>();
    private final Map<Element, Element> merged = new HashMap<>();
    private final Map<Element, Stage> initials = new HashMap<>();

    States(Bindings bindings, Findings findings) {
        this.bindings = bindings;
        this.findings = findings;
    }

    /** What a document says it, or a state, begins in. */
    static List<String> initialIds(Element element) {
        return EventDescriptors.words(element.get("initial")
                .or(() -> element.all("initial").stream()
                        .flatMap(initial -> initial.all("transition").stream())
                        .flatMap(transition -> transition.get("target").stream())
                        .findFirst())
                .orElse(""));
    }

    /** Takes note of all ids, and settles which parallel states are read. */
    void know(Element root) {
        knowIds(root);
        new Parallels(byId, findings).open(root);
    }

    private void knowIds(Element element) {
        for (Element child : element.children()) {
            boolean refersToItself = child.name.equals("state")
                    || child.name.equals("final")
                    || child.name.equals("parallel")
                    || child.name.equals("history");
            String id = child.get("id").map(String::strip).orElse("");
            if (refersToItself && !id.isEmpty() && byId.putIfAbsent(id, child) != null) {
                findings.problem(Messages.sameId(child.toString()));
            }
            knowIds(child);
        }
    }

    void add(Element element) {
        String id = element.get("id").map(String::strip).orElse("");
        if (id.isEmpty()) {
            id = "state-" + element.line;
            for (int number = 2; byId.putIfAbsent(id, element) != null; number++) {
                id = "state-" + element.line + "-" + number;
            }
            findings.note(Messages.noId(element.toString(), id));
        }
        String own = id;
        if (element.children().stream().anyMatch(Element::isState)) {
            groups.put(
                    element,
                    element.get("lifecycle:group")
                            .filter(name -> !name.isBlank())
                            .orElse(own));
            return;
        }
        Stage stage = findings.attempt(element, () -> {
            Stage bound = bindings.stage(element.get("lifecycle:stage").orElse(own));
            Texts.requireId(bound.id(), "a stage id");
            return bound;
        });
        if (stage != null) {
            stages.put(element, stage);
            if (byStage.putIfAbsent(stage.id(), element) != null) {
                findings.problem(Messages.sameId(element.toString()));
            }
        }
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

    boolean isGroup(Element element) {
        return groups.containsKey(element);
    }

    /** The element that this stage was read from. */
    Optional<Element> elementOf(Stage stage) {
        return Optional.ofNullable(byStage.get(stage.id()));
    }

    /** Whether the stage lies in the element. */
    boolean isIn(Stage stage, Element element) {
        return elementOf(stage).filter(own -> own.isIn(element)).isPresent();
    }

    String groupName(Element element) {
        Element inner = merged.get(element);
        return inner == null ? groups.getOrDefault(element, "") : groupName(inner);
    }

    /** Groups must differ in their stages: a state around nothing but one group is taken for that group. */
    void mergeGroups() {
        List<Element> fromWithin = new ArrayList<>(groups.keySet());
        Collections.reverse(fromWithin);
        for (Element element : fromWithin) {
            List<Element> inner = element.states();
            if (inner.size() == 1 && !isStage(inner.get(0))) {
                findings.note(Messages.sameStages(element.toString(), Messages.shown(groupName(inner.get(0)))));
                groups.remove(element);
                merged.put(element, inner.get(0));
            }
        }
    }

    /** Of all stages, these; and of the groups, those around one of them. */
    void keep(Set<Element> left) {
        for (Element stage : stages()) {
            if (!left.contains(stage)) {
                stage.leaveOut();
                stages.remove(stage);
            }
        }
        List<Element> fromWithin = groups();
        for (int i = fromWithin.size() - 1; i >= 0; i--) {
            Element group = fromWithin.get(i);
            if (group.states().isEmpty()) {
                group.leaveOut();
                groups.remove(group);
            }
        }
        mergeGroups();
    }

    /** All stages in it, however deep. */
    List<Stage> members(Element element) {
        List<Stage> members = new ArrayList<>();
        gather(element, members);
        return members;
    }

    private void gather(Element element, List<Stage> members) {
        Stage own = stages.get(element);
        if (own != null) {
            members.add(own);
        }
        for (Element child : element.children()) {
            if (child.isState()) {
                gather(child, members);
            }
        }
    }

    /** Where a subject is that enters the element. */
    Stage initial(Element element) {
        Stage own = stages.get(element);
        own = own == null ? initials.get(element) : own;
        if (own == null) {
            Element next = first(element);
            if (next == null) {
                throw XmlReader.invalid(Messages.noStates(element.toString()), null);
            }
            own = initial(next);
            initials.put(element, own);
        }
        return own;
    }

    private @Nullable Element first(Element element) {
        List<String> ids = initialIds(element);
        if (ids.size() > 1) {
            findings.note(Messages.severalInitials(element.toString(), Messages.shown(String.join(" ", ids))));
        }
        for (String id : ids) {
            Element named = byId.get(id);
            if (named == null || named == element || !named.isIn(element)) {
                findings.problem(Messages.noSuchState(element.toString(), Messages.shown(id)));
            } else if (isRead(named)) {
                return named;
            } else {
                findings.note(Messages.initialLeftOut(element.toString(), named.toString()));
                Element instead = named.name.equals("history") ? historyDefault(named, element) : null;
                if (instead != null) {
                    return instead;
                }
            }
        }
        return element.children().stream().filter(Element::isState).findFirst().orElse(null);
    }

    /** The history state of this id. */
    Optional<Element> history(String id) {
        return Optional.ofNullable(byId.get(id)).filter(element -> element.name.equals("history"));
    }

    /** Where a history leads while nothing was left; null if nothing of that is read. */
    private @Nullable Element begin(Element history) {
        Element around = history.parent;
        if (around == null || !isRead(around) || around.isAny()) {
            return null;
        }
        for (Element transition : history.all("transition")) {
            Element named = byId.get(transition.get("target").orElse("").strip());
            if (named != null && isRead(named) && named != around && named.isIn(around)) {
                return named;
            }
        }
        return around;
    }

    private @Nullable Element historyDefault(Element history, Element within) {
        for (Element transition : history.all("transition")) {
            Element named = byId.get(transition.get("target").orElse("").strip());
            if (named != null && isRead(named) && named != within && named.isIn(within)) {
                return named;
            }
        }
        Element around = history.parent;
        return around == null || around == within || !isRead(around) ? null : around;
    }

    private boolean isRead(Element element) {
        return stages.containsKey(element) || groups.containsKey(element) || merged.containsKey(element);
    }

    /** The stage that a reference leads to; empty, and noted, if there is none. */
    Optional<Stage> target(Element transition, String id) {
        Element element = byId.get(id);
        if (element == null) {
            findings.problem(Messages.noSuchState(transition.toString(), Messages.shown(id)));
            return Optional.empty();
        }
        if (isRead(element)) {
            return Optional.of(initial(element));
        }
        Element first = element.name.equals("history") ? begin(element) : null;
        if (first != null) {
            return Optional.of(initial(first));
        }
        findings.note(Messages.noCounterpart(transition.toString()));
        return Optional.empty();
    }
}
