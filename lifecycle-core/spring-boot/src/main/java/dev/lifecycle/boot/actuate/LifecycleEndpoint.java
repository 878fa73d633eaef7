package dev.lifecycle.boot.actuate;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.UnknownSubjectException;
import dev.lifecycle.Why;
import dev.lifecycle.boot.Lifecycles;
import dev.lifecycle.diagram.Diagram;
import dev.lifecycle.store.LifecycleStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@code /actuator/lifecycle}: the models with their pictures and populations; {@code /actuator/lifecycle/{model}/{subject}}: where a customer
 * stands, why, their history and touchpoints. Ids, notes, reasons and kept texts are masked unless they are shown to whoever asks; what is
 * shown goes through the application's sanitizing functions, with the name of the field or text for a key.
 */
@Endpoint(id = "lifecycle")
public final class LifecycleEndpoint {

    private final Lifecycles lifecycles;
    private final LifecycleStore store;
    private final Sanitizer sanitizer;
    private final Show showIds;
    private final Set<String> roles;

    LifecycleEndpoint(
            Lifecycles lifecycles, LifecycleStore store, Sanitizer sanitizer, Show showIds, Set<String> roles) {
        this.lifecycles = lifecycles;
        this.store = store;
        this.sanitizer = sanitizer;
        this.showIds = showIds;
        this.roles = roles;
    }

    /** All models. */
    @ReadOperation
    public ModelsDescriptor models() {
        Map<String, ModelsDescriptor.ModelDescriptor> models = new TreeMap<>();
        lifecycles.stream().forEach(lifecycle -> models.put(lifecycle.model().name(), described(lifecycle)));
        return new ModelsDescriptor(models);
    }

    private static ModelsDescriptor.ModelDescriptor described(Lifecycle lifecycle) {
        Map<String, Long> population = new LinkedHashMap<>();
        lifecycle.population().forEach((stage, count) -> population.put(stage.id(), count));
        return new ModelsDescriptor.ModelDescriptor(
                lifecycle.model().version(),
                population,
                Diagram.of(lifecycle.model()).withPopulation(population).mermaid());
    }

    /** One customer; null, which is "not found", if there is no such model or no such customer. */
    @ReadOperation
    public @Nullable SubjectDescriptor subject(
            SecurityContext securityContext, @Selector String model, @Selector String subject) {
        if (!lifecycles.models().contains(model)) {
            return null;
        }
        Lifecycle lifecycle = lifecycles.of(model);
        try {
            Why why = lifecycle.why(subject);
            Descriptions descriptions = new Descriptions(sanitizer, showIds.isShown(securityContext, roles));
            String remaining = why.position().subject();
            return descriptions.subject(why, lifecycle.history(remaining), store.touchpoints(model, remaining));
        } catch (UnknownSubjectException e) {
            return null;
        }
    }
}
