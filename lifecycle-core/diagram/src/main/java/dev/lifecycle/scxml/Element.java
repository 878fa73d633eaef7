package dev.lifecycle.scxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An XML element. Names of SCXML's own are plain, those of our namespace begin with {@code lifecycle:}, all others with a brace. */
final class Element {

    static final String NAMESPACE = "http://www.w3.org/2005/07/scxml";
    static final String OWN_NAMESPACE = "urn:lifecycle:scxml:1";
    static final String OWN = "lifecycle:";

    final String name;
    final int line;
    final @Nullable Element parent;

    /** Whether it is read as a state, whatever its name. */
    private boolean opened;

    /** Whether it is left out, whatever its name. */
    private boolean leftOut;

    // names and values by turns; most elements have few attributes and no children, and a document has many elements
    private List<String> attributes = List.of();
    private List<Element> children = List.of();

    Element(String name, int line, @Nullable Element parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.add(this);
        }
    }

    Element(String name) {
        this(name, 0, null);
    }

    Element child(String childName) {
        return new Element(childName, 0, this);
    }

    List<Element> children() {
        return children;
    }

    void add(Element child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(1);
        }
        children.add(child);
    }

    Element set(String attribute, String value) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(attribute)) {
                attributes.set(i + 1, value);
                return this;
            }
        }
        return add(attribute, value);
    }

    /** One that the element does not have yet. */
    Element add(String attribute, String value) {
        if (attributes.isEmpty()) {
            attributes = new ArrayList<>(2);
        }
        attributes.add(attribute);
        attributes.add(value);
        return this;
    }

    Optional<String> get(String attribute) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(attribute)) {
                return Optional.of(attributes.get(i + 1));
            }
        }
        return Optional.empty();
    }

    void attributes(BiConsumer<String, String> each) {
        for (int i = 0; i < attributes.size(); i += 2) {
            each.accept(attributes.get(i), attributes.get(i + 1));
        }
    }

    boolean is(String attribute) {
        return get(attribute).filter("true"::equals).isPresent();
    }

    List<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The stages and groups directly in it. */
    List<Element> states() {
        return children.stream().filter(Element::isState).toList();
    }

    /** A stage, or a group of them. */
    boolean isState() {
        return !leftOut && (opened || name.equals("state") || name.equals("final"));
    }

    boolean isParallel() {
        return name.equals("parallel");
    }

    void leaveOut() {
        leftOut = true;
    }

    /** Reads a parallel state as an ordinary one around this one of its regions. */
    void open(Element region) {
        opened = true;
        for (Element child : children) {
            child.leftOut |= child != region;
        }
    }

    /** Around all stages, for rules of anybody; only our own documents have it. */
    boolean isAny() {
        return is("lifecycle:any")
                && parent != null
                && parent.parent == null
                && children.stream().anyMatch(Element::isState);
    }

    boolean isIn(Element outer) {
        Element at = this;
        while (at != null && at != outer) {
            at = at.parent;
        }
        return at == outer;
    }

    /** Such as {@code <state id="a"> (line 7)}. */
    @Override
    public String toString() {
        return "<" + Messages.shown(name)
                + get("id").map(id -> " id=\"" + Messages.shown(id) + "\"").orElse("") + "> (line " + line + ")";
    }
}
