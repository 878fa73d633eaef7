package dev.lifecycle.boot;

import dev.lifecycle.EventObserver;
import dev.lifecycle.model.StageModel;

/** A bean of this type is asked for each model who is to go round the events that are handed in; several go round each other, in order. */
@FunctionalInterface
public interface ModelObserver {

    /** Who goes round the events of this model. */
    EventObserver of(StageModel model);
}
