package dev.lifecycle.stage;

/**
 * A named place in a customer's lifecycle. Any enum becomes one with no code of its own, in Java by
 * {@code enum Plan implements Stage { TRIAL, PAYING }} and in Kotlin by {@code enum class Plan : Stage { TRIAL, PAYING }}.
 *
 * <p>Stages are told apart by {@link #id()} alone, so a stage read back from a database {@linkplain #is(Stage) is} the constant it was
 * written from. Two different stages with one id in one model are refused when the model is built.
 */
public interface Stage {

    /**
     * The id that history, positions, JSON and diagrams carry; of an enum constant its name, unless overridden. Must never change once
     * stored.
     *
     * @throws IllegalStateException if this is no enum constant and does not say its id itself
     */
    default String id() {
        if (this instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new IllegalStateException(Messages.stageWithoutId(getClass().getName()));
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
