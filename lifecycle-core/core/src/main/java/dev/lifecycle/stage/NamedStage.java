package dev.lifecycle.stage;

/** A stage that is nothing but its id. */
record NamedStage(String name) implements Stage {

    NamedStage {
        Texts.requireText(name, "a stage id");
    }

    @Override
    public String toString() {
        return name;
    }
}
