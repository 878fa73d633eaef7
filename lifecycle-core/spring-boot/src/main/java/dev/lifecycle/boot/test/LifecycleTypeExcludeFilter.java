package dev.lifecycle.boot.test;

import dev.lifecycle.LifecycleListener;
import dev.lifecycle.boot.LifecycleCustomizer;
import dev.lifecycle.boot.ModelObserver;
import dev.lifecycle.contact.Sender;
import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Which of the application's components belong to its lifecycles. */
final class LifecycleTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<LifecycleTest> {

    private static final Set<Class<?>> KNOWN =
            Set.of(LifecycleListener.class, LifecycleCustomizer.class, ModelObserver.class, Sender.class);

    LifecycleTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

    @Override
    protected Set<Class<?>> getKnownIncludes() {
        return KNOWN;
    }
}
