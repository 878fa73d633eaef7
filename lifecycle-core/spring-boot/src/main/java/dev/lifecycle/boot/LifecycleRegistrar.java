package dev.lifecycle.boot;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.StageModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Registers a {@link Lifecycle} bean for each {@link StageModel} bean: that of {@code shop} is called {@code shopLifecycle}, and
 * {@code @Qualifier("shop")} finds it, too. None, if the host has a {@code Lifecycle} bean of its own.
 */
final class LifecycleRegistrar implements BeanDefinitionRegistryPostProcessor {

    static final String FACTORY = "lifecycleFactory";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        if (beans.getBeanNamesForType(Lifecycle.class, true, false).length > 0) {
            return;
        }
        String[] models = beans.getBeanNamesForType(StageModel.class, true, false);
        for (String model : models) {
            registry.registerBeanDefinition(model + "Lifecycle", definition(model, isPreferred(beans, model, models)));
        }
    }

    private static RootBeanDefinition definition(String model, boolean primary) {
        RootBeanDefinition definition = new RootBeanDefinition(Lifecycle.class);
        definition.setFactoryBeanName(FACTORY);
        definition.setFactoryMethodName("lifecycle");
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(model));
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, model));
        definition.setPrimary(primary);
        return definition;
    }

    /** The lifecycle of the model that is primary among several is so among lifecycles. */
    private static boolean isPreferred(ConfigurableListableBeanFactory beans, String model, String[] models) {
        return models.length > 1
                && beans.containsBeanDefinition(model)
                && beans.getBeanDefinition(model).isPrimary();
    }
}
