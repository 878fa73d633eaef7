package dev.lifecycle.stage;

/**
 * A named place in a customer's lifecycle. Any enum becomes one by {@code enum Plan implements Stage { TRIAL, PAYING }}: {@link #name()}
 * is then already there.
 *
 * <p>Stages are told apart by {@link #id()} alone, so a stage read back from a database {@linkplain #is(Stage) is} the constant it was
 * written from. Two different stages with one id in one model are refused when the model is built.
 */
public interface Stage {

    /** The name in code; for an enum, its constant's name. */
    String name();

    /** The id that history, positions, JSON and diagrams carry; the name unless overridden. Must never change once stored. */
    default String id() {
        return name();
    }

    /** Whether both have the same id, whatever their classes. */
    default boolean is(Stage other) {
        return id().equals(other.id());
    }

    /**
     * A stage known by its id alone, for models that come from data.
     *
     * @throws IllegalArgumentException if the id is blank; what else an id may not be is refused when the model is built
     */
    static Stage of(String id) {
        return new NamedStage(id);
    }
}
