package dev.lifecycle.boot.test;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Nothing runs by itself in a slice; a test that wants it to may say so. */
final class LifecycleTestContextBootstrapper extends TestSliceTestContextBootstrapper<LifecycleTest> {

    @Override
    protected String[] getProperties(Class<?> testClass) {
        String @Nullable [] given = super.getProperties(testClass);
        Stream<String> quiet = Stream.of("lifecycle.sweep.enabled=false", "lifecycle.deliver.enabled=false");
        return Stream.concat(quiet, given == null ? Stream.empty() : Arrays.stream(given))
                .toArray(String[]::new);
    }
}
