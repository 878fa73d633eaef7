package dev.lifecycle.stage;

/** A stage that is nothing but its id. */
record NamedStage(String id) implements Stage {

    NamedStage {
        Texts.requireText(id, "a stage id");
    }

    @Override
    public String toString() {
        return id;
    }
}
