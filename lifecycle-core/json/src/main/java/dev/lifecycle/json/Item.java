package dev.lifecycle.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A value and its place in the document. */
record Item(JsonNode node, String pointer, Problems problems) {

    static Item root(JsonNode node, Problems problems) {
        return new Item(node, "", problems);
    }

    /** The text; a problem, and a text of no meaning, if it is none or blank. */
    String text() {
        if (!node.isString()) {
            problem(Messages.wrongType("text", kind()));
            return "?";
        }
        if (node.stringValue().isBlank()) {
            problem(Messages.blank());
            return "?";
        }
        return node.stringValue();
    }

    /** The text, which may be blank. */
    String anyText() {
        return node.isString() && node.stringValue().isBlank() ? node.stringValue() : text();
    }

    /** The entries of an array, or the one value that stands for an array of one. */
    List<Item> oneOrMore() {
        if (!node.isArray()) {
            return List.of(this);
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Item(node.get(i), pointer + "/" + i, problems));
        }
        return items;
    }

    /** The entries of an array. */
    List<Item> entries() {
        if (!node.isArray()) {
            problem(Messages.wrongType("an array", kind()));
            return List.of();
        }
        return oneOrMore();
    }

    Fields fields() {
        if (!node.isObject()) {
            problem(Messages.wrongType("an object", kind()));
        }
        return new Fields(this);
    }

    boolean isText() {
        return node.isString();
    }

    void problem(String text) {
        problems.add(pointer, text);
    }

    String kind() {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "the text '" + Messages.shown(node.stringValue()) + "'";
            case NULL -> "null";
            default -> Messages.shown(node.toString());
        };
    }
}
