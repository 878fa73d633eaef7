package dev.lifecycle.boot;

import dev.lifecycle.contact.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.thread.Threading;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Sweeps and delivers from the start of the application to its end, each on a thread of its own. Several nodes may do so at the same time:
 * a timer fires once and a touchpoint is sent by one of them. When the application stops, the run that is under way is waited for.
 */
public final class LifecycleSchedules implements SmartLifecycle {

    private static final int THREADS = 2;
    private static final int SECONDS_TO_END = 20;

    private final Runs runs;
    private final LifecycleProperties properties;
    private final ObjectProvider<Sender> sender;
    private final Environment environment;
    private final List<Future<?>> scheduled = new ArrayList<>();
    private @Nullable ThreadPoolTaskScheduler scheduler;

    LifecycleSchedules(
            Runs runs, LifecycleProperties properties, ObjectProvider<Sender> sender, Environment environment) {
        this.runs = runs;
        this.properties = properties;
        this.sender = sender;
        this.environment = environment;
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        ThreadPoolTaskScheduler started = new ThreadPoolTaskScheduler();
        started.setPoolSize(THREADS);
        started.setThreadFactory(threads());
        started.setWaitForTasksToCompleteOnShutdown(true);
        started.setAwaitTerminationSeconds(SECONDS_TO_END);
        started.initialize();
        scheduler = started;
        if (properties.sweep().enabled()) {
            every(started, properties.sweep().every(), runs::sweep);
        }
        Sender carrying = sender.getIfUnique();
        if (carrying != null && properties.deliver().enabled()) {
            every(started, properties.deliver().every(), () -> runs.deliver(carrying));
        }
    }

    private void every(ThreadPoolTaskScheduler started, Duration pause, Runnable run) {
        Instant first = started.getClock().instant().plus(pause);
        scheduled.add(started.scheduleWithFixedDelay(run, first, pause));
    }

    private ThreadFactory threads() {
        return Threading.VIRTUAL.isActive(environment)
                ? new VirtualThreadTaskExecutor("lifecycle-").getVirtualThreadFactory()
                : new CustomizableThreadFactory("lifecycle-");
    }

    @Override
    public void stop() {
        ThreadPoolTaskScheduler started = scheduler;
        scheduler = null;
        scheduled.forEach(run -> run.cancel(false));
        scheduled.clear();
        if (started != null) {
            started.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
