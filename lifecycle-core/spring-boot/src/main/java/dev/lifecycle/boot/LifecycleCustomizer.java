package dev.lifecycle.boot;

import dev.lifecycle.LifecycleBuilder;
import dev.lifecycle.model.StageModel;

/**
 * A bean of this type is asked for each model before its lifecycle is built: for what is no bean of its own, such as migrations or a policy
 * for late events. What a bean has given already (store, clock, rules of contact, listeners) cannot be given twice.
 */
@FunctionalInterface
public interface LifecycleCustomizer {

    /** Adds to the builder what is to hold for this model. */
    void customize(StageModel model, LifecycleBuilder builder);
}
