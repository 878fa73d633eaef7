package dev.lifecycle.boot;

import dev.lifecycle.Change;
import dev.lifecycle.LifecycleListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.function.SingletonSupplier;

/** The host's listeners, in order, and then the application event; each is told, whatever those before it throw. */
final class Listeners implements LifecycleListener {

    private final Supplier<List<LifecycleListener>> all;

    Listeners(ObjectProvider<LifecycleListener> beans, ApplicationEventPublisher publisher) {
        all = SingletonSupplier.of(() -> {
            List<LifecycleListener> found =
                    new ArrayList<>(beans.orderedStream().toList());
            found.add(change -> publish(change, publisher));
            return found;
        });
    }

    @Override
    public void changed(Change change) {
        List<RuntimeException> thrown = new ArrayList<>();
        for (LifecycleListener listener : all.get()) {
            try {
                listener.changed(change);
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
        if (!thrown.isEmpty()) {
            RuntimeException first = thrown.remove(0);
            thrown.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void publish(Change change, ApplicationEventPublisher publisher) {
        if (change.movedStage()) {
            publisher.publishEvent(new StageChanged(change));
        }
    }
}
