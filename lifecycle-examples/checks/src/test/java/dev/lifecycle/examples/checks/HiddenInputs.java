package dev.lifecycle.examples.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** Calls whose answer depends on where and when they run, rather than on their arguments. */
final class HiddenInputs {

    static final DescribedPredicate<JavaAccess<?>> CLOCK_ZONE_OR_LOCALE =
            describe("reads a clock, a default zone, a default locale or a default charset", access -> hidden(access));

    static final DescribedPredicate<JavaAccess<?>> THREADS = describe(
            "starts a thread",
            access -> Set.of("java.lang.Thread", "java.util.Timer", "java.util.concurrent.Executors")
                            .contains(owner(access))
                    && !name(access).matches("currentThread|interrupt(ed)?|isInterrupted|getContextClassLoader"));

    static final DescribedPredicate<JavaClass> ARRAY_OF_PRIMITIVES = describe(
            "a primitive or an array of them", c -> c.getBaseComponentType().isPrimitive());

    private static final Set<String> METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.time.ZoneId.systemDefault",
            "java.util.Calendar.getInstance",
            "java.util.GregorianCalendar.<init>",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.util.UUID.randomUUID",
            "java.lang.String.formatted");

    /** Hidden inputs only where the overload leaves them out: the other overloads take the zone, locale or charset as an argument. */
    private static final Set<String> OVERLOADS = Set.of(
            "java.util.Date.<init>()",
            "java.util.Random.<init>()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.format(java.lang.String,[Ljava.lang.Object;)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.time.temporal.WeekFields.of()");

    private HiddenInputs() {}

    private static boolean hidden(JavaAccess<?> access) {
        String owner = owner(access);
        String called = owner + "." + name(access);
        return METHODS.contains(called)
                || OVERLOADS.contains(called + "(" + String.join(",", parameters(access)) + ")")
                || owner.startsWith("java.time.")
                        && name(access).equals("now")
                        && !parameters(access).equals(List.of("java.time.Clock"))
                || owner.equals("java.time.Clock") && name(access).matches("system.*|tick.+");
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getBaseComponentType().getName();
    }

    private static String name(JavaAccess<?> access) {
        return access.getTarget().getName();
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
