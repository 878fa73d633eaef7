package dev.lifecycle.boot.actuate;

import java.util.Map;

/**
 * The models of the application, as the endpoint tells them.
 *
 * @param models by name
 */
public record ModelsDescriptor(Map<String, ModelDescriptor> models) {

    /** Copies the map. */
    public ModelsDescriptor {
        models = Map.copyOf(models);
    }

    /**
     * One model.
     *
     * @param version    of its rules
     * @param population how many customers are in each stage, in the model's order
     * @param mermaid    its picture, with the population in it
     */
    public record ModelDescriptor(int version, Map<String, Long> population, String mermaid) {}
}
