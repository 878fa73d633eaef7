package dev.lifecycle.boot;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.LifecycleBuilder;
import dev.lifecycle.LifecycleListener;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.LifecycleStore;
import java.time.InstantSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Makes a lifecycle of a model and of the host's beans. Listeners and observers are looked up when the first event comes, so that they may
 * themselves hold the lifecycle.
 */
final class LifecycleFactory {

    private final BeanFactory beans;
    private final ApplicationEventPublisher publisher;

    LifecycleFactory(BeanFactory beans, ApplicationEventPublisher publisher) {
        this.beans = beans;
        this.publisher = publisher;
    }

    /** The lifecycle of this model. */
    Lifecycle lifecycle(StageModel model) {
        LifecycleStore store = beans.getBeanProvider(LifecycleStore.class).getIfAvailable();
        if (store == null) {
            throw new IllegalStateException(Messages.noStore());
        }
        LifecycleBuilder builder = Lifecycle.of(model)
                .store(store)
                .listener(new Listeners(beans.getBeanProvider(LifecycleListener.class), publisher))
                .observer(new Observers(model, beans.getBeanProvider(ModelObserver.class)));
        beans.getBeanProvider(InstantSource.class).ifUnique(builder::clock);
        beans.getBeanProvider(ContactRules.class).ifUnique(builder::contactRules);
        beans.getBeanProvider(LifecycleCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(model, builder));
        return builder.build();
    }
}
