package dev.lifecycle.json;

import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.Stage;
import java.time.DateTimeException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/**
 * A value and its place in the document.
 *
 * @param property the property by which its parent has it; null for an entry of an array, empty for the document as a whole
 * @param index    its place in an array
 * @param parent   the object or array that it lies in; null for the document as a whole
 */
record Item(
        JsonNode node,
        @Nullable String property,
        int index,
        @Nullable Item parent,
        Reading reading) {

    /** An entry of an array, or a property of an object, on its way through one document. */
    private Item(JsonNode node, String property, @Nullable Item parent, Reading reading) {
        this(node, property, -1, parent, reading);
    }

    /**
     * The value of a document, or whatever else is not part of another.
     *
     * @param jackson reads what only the host's own mapper can
     * @throws InvalidJsonException naming everything that is wrong
     */
    static <T> T read(
            JsonNode node, Form<T> form, Bindings bindings, DocumentLimits limits, ObjectReadContext jackson) {
        Reading reading = new Reading(bindings, limits, jackson);
        T value = form.read(new Item(node, "", null, reading));
        reading.check();
        return Objects.requireNonNull(value);
    }

    /** The property or index by which its parent has it; empty for the document as a whole. */
    String name() {
        return property == null ? String.valueOf(index) : property;
    }

    /** Its place as a JSON Pointer. */
    String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + name().replace("~", "~0").replace("/", "~1");
    }

    /** The value of a property; null if there is none. */
    @Nullable
    Item get(String property) {
        JsonNode value = node.get(property);
        return value == null ? null : new Item(value, property, this, reading);
    }

    /** The object whose property this is; itself if it is an entry of an array. */
    Item owner() {
        return parent != null && parent.node.isObject() ? parent : this;
    }

    /** The id of the rule that this is part of; empty if there is none. */
    String ruleId() {
        for (Item around = parent; around != null; around = around.parent) {
            JsonNode id = around.node.get("id");
            if (id != null && id.isString()) {
                return id.stringValue();
            }
        }
        return "";
    }

    /** The text; null, and a problem, if it is none or blank. */
    @Nullable
    String text() {
        if (!node.isString()) {
            problem(Messages.wrongType("text", kind()));
            return null;
        }
        if (node.stringValue().isBlank()) {
            problem(Messages.blank());
            return null;
        }
        return node.stringValue();
    }

    /** The entries of an array; a problem, and none, if it is no array. */
    List<Item> entries() {
        if (!node.isArray()) {
            problem(Messages.wrongType("an array", kind()));
            return List.of();
        }
        // made as they are asked for: there may be a million of them
        return new AbstractList<>() {
            @Override
            public Item get(int index) {
                return new Item(node.get(index), null, index, Item.this, reading);
            }

            @Override
            public int size() {
                return node.size();
            }
        };
    }

    /** The values of all properties; a problem, and none, if it is no object. */
    List<Item> properties() {
        if (!node.isObject()) {
            problem(Messages.wrongType("an object", kind()));
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (String property : node.propertyNames()) {
            items.add(new Item(node.get(property), property, this, reading));
        }
        return items;
    }

    void problem(String text) {
        reading.note(this, () -> text);
    }

    /** The same, worded only if it is one of those that are kept: for words that take their time. */
    void problem(Supplier<String> text) {
        reading.note(this, text);
    }

    /** What is made; null, and a problem, if making it is refused. */
    <T> @Nullable T attempt(Supplier<@Nullable T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            problem(Messages.shortened(String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** What it is, for people. */
    String kind() {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "the text '" + Messages.shown(node.stringValue()) + "'";
            case NULL -> "null";
            default -> Messages.shown(node.toString());
        };
    }

    /** What is known while one document is read: what names are bound to, what it has declared so far, and everything wrong with it. */
    static final class Reading {

        /** A document of nothing but mistakes must not make an error as large as itself. */
        private static final int MOST = 100;

        /** What the host has bound. */
        final Bindings bindings;

        /** How large a model may be. */
        final DocumentLimits limits;

        /** Reads what only the host's own mapper can. */
        final ObjectReadContext jackson;

        /** The stages that the model at hand has declared. */
        final Map<String, Stage> stages = new LinkedHashMap<>();

        /** The groups that the model at hand has declared. */
        final Set<String> groups = new LinkedHashSet<>();

        private final List<JsonProblem> found = new ArrayList<>();
        private int count;
        private @Nullable Throwable cause;

        Reading(Bindings bindings, DocumentLimits limits, ObjectReadContext jackson) {
            this.bindings = bindings;
            this.limits = limits;
            this.jackson = jackson;
        }

        void note(Item item, Supplier<String> text) {
            count++;
            if (found.size() < MOST) {
                found.add(new JsonProblem(item.pointer(), text.get()));
            }
        }

        /** Where the problems come from, if not from the document itself. */
        void because(Throwable error) {
            cause = error;
        }

        /** How many there are so far. */
        int problems() {
            return count;
        }

        /** @throws InvalidJsonException if there are problems, naming them all */
        void check() {
            if (count > 0) {
                throw new InvalidJsonException(found, cause);
            }
        }
    }
}
