package dev.lifecycle.boot;

import java.time.Duration;
import java.util.Collection;

/** The texts of what is refused here. */
final class Messages {

    private Messages() {}

    static void requirePositive(String property, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    property + " must be longer than nothing, but is " + value + "; give it such as 30s");
        }
    }

    static String negative(String property, Duration value) {
        return property + " must not be negative, but is " + value;
    }

    static String noStore() {
        return "there is a StageModel bean, but nowhere to keep its customers: give the application a DataSource, or a bean of type"
                + " dev.lifecycle.store.LifecycleStore";
    }

    static String noDataSource(String name, Collection<String> there) {
        return "lifecycle.datasource names '" + name + "', but the DataSource beans are " + there;
    }

    static String manyDataSources(Collection<String> there) {
        return "there are several DataSource beans, " + there
                + ", and none is primary; say with lifecycle.datasource in which one lifecycles are kept";
    }

    static String noSuchModel(String model, Collection<String> there) {
        return "there is no lifecycle of a model '" + model + "'; there are " + there;
    }

    static String oneModelTwice(String model) {
        return "two lifecycles have the model '" + model
                + "'; name each model otherwise, for their customers are kept under that name";
    }

    static String manySenders(Collection<String> there) {
        return "there are several Sender beans, " + there
                + ", but touchpoints are delivered by one: make one of them @Primary, which may look at the channel and ask the others";
    }
}
