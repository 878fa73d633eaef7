package dev.lifecycle.boot;

import dev.lifecycle.BatchResult;
import dev.lifecycle.EventObserver;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** All who go round the events of one model: the first of them is outermost. */
final class Observers implements EventObserver {

    private final Supplier<List<EventObserver>> innermostFirst;

    Observers(StageModel model, ObjectProvider<ModelObserver> beans) {
        innermostFirst = SingletonSupplier.of(() -> {
            List<EventObserver> found = new ArrayList<>();
            beans.orderedStream().forEach(bean -> found.add(0, bean.of(model)));
            return found;
        });
    }

    @Override
    public Outcome observe(Occurrence occurrence, Supplier<Outcome> handling) {
        Supplier<Outcome> all = handling;
        for (EventObserver observer : innermostFirst.get()) {
            Supplier<Outcome> inner = all;
            all = () -> observer.observe(occurrence, inner);
        }
        return all.get();
    }

    @Override
    public BatchResult observe(Collection<Occurrence> occurrences, Supplier<BatchResult> handling) {
        Supplier<BatchResult> all = handling;
        for (EventObserver observer : innermostFirst.get()) {
            Supplier<BatchResult> inner = all;
            all = () -> observer.observe(occurrences, inner);
        }
        return all.get();
    }
}
