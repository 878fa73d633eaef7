package dev.lifecycle.json;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One part of a rule on its own: an object with the one property by which the rule says it.
 *
 * @param names  the properties of which it has one
 * @param writer puts the property
 * @param reader reads it
 */
record RulePartShape<T>(Collection<String> names, BiConsumer<ObjectNode, T> writer, Function<Fields, T> reader)
        implements Shape<T> {

    @Override
    public void write(T part, JsonGenerator out, SerializationContext context) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        writer.accept(tree, part);
        out.writeTree(tree);
    }

    @Override
    public T read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        fields.exactlyOne(names);
        T part = reader.apply(fields);
        fields.check();
        return part;
    }
}
