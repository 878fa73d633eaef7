package dev.lifecycle.examples.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled classes of all published artifacts. */
final class Artifacts {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPackages("dev.lifecycle")
            .that(DescribedPredicate.describe(
                    "are published", type -> !type.getPackageName().startsWith("dev.lifecycle.examples")));

    private Artifacts() {}

    /** The class that gives the file its name. */
    static JavaClass file(JavaClass type) {
        JavaClass outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
