package dev.lifecycle.scxml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An XML element. Names of SCXML's own are plain, those of our namespace begin with {@code lifecycle:}, all others with a brace. */
final class Element {

    static final String NAMESPACE = "http://www.w3.org/2005/07/scxml";
    static final String OWN_NAMESPACE = "urn:lifecycle:scxml:1";
    static final String OWN = "lifecycle:";

    final String name;
    final int line;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<Element> children = new ArrayList<>();

    Element(String name, int line) {
        this.name = name;
        this.line = line;
    }

    Element(String name) {
        this(name, 0);
    }

    Element child(String childName) {
        Element child = new Element(childName);
        children.add(child);
        return child;
    }

    Element set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Optional<String> get(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    boolean is(String attribute) {
        return "true".equals(attributes.get(attribute));
    }

    List<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** A stage, or a group of them. */
    boolean isState() {
        return name.equals("state") || name.equals("final");
    }

    /** Such as {@code <state id="a"> (line 7)}. */
    @Override
    public String toString() {
        return "<" + name + get("id").map(id -> " id=\"" + id + "\"").orElse("") + "> (line " + line + ")";
    }
}
