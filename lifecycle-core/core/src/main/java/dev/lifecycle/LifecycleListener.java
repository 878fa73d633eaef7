package dev.lifecycle;

/**
 * Told of every change after it is kept, in order per subject; one thread at a time for one subject, maybe a different one each time.
 *
 * <p>Of what is done within a transaction of the host's it is told once the host reports that it committed
 * ({@link InTransaction#committed()}), and never if it does not.
 *
 * <p>What it throws, an {@code Error} too, is logged and counted, and neither undoes nor repeats anything. It is not told if the process dies between the
 * commit and the call, and not of what other processes do: for what must not be missed there are touchpoints.
 */
@FunctionalInterface
public interface LifecycleListener {

    /** Called once for every commit. It may call the lifecycle again. */
    void changed(Change change);
}
