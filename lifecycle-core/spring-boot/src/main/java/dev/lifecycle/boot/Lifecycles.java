package dev.lifecycle.boot;

import dev.lifecycle.Lifecycle;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** All lifecycles of the application, by the name of their model; looked up when first asked for. */
public final class Lifecycles {

    private final ObjectProvider<Lifecycle> beans;

    /** @param beans asked anew each time, so that nothing is made before it is needed */
    public Lifecycles(ObjectProvider<Lifecycle> beans) {
        this.beans = beans;
    }

    /**
     * The lifecycle of this model.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Lifecycle of(String model) {
        Lifecycle found = byModel().get(model);
        if (found == null) {
            throw new IllegalArgumentException(
                    Messages.noSuchModel(model, byModel().keySet()));
        }
        return found;
    }

    /** The models' names, in order. */
    public Collection<String> models() {
        return Collections.unmodifiableCollection(byModel().keySet());
    }

    /** All of them, by the names of their models. */
    public Stream<Lifecycle> stream() {
        return byModel().values().stream();
    }

    private Map<String, Lifecycle> byModel() {
        Map<String, Lifecycle> found = new TreeMap<>();
        for (Lifecycle lifecycle : beans) {
            if (found.put(lifecycle.model().name(), lifecycle) != null) {
                throw new IllegalStateException(
                        Messages.oneModelTwice(lifecycle.model().name()));
            }
        }
        return found;
    }
}
