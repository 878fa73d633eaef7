package dev.lifecycle.spring;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Stands in for the threads on which Spring's timers wait, so that a test says what time it is. Everything runs on the caller's thread. */
final class VirtualTime implements Scheduler, AutoCloseable {

    private record Task(long due, long number, long period, Runnable work, Disposable handle) {}

    private final PriorityQueue<Task> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now;
    private long number;

    /** From now on, until it is closed, this is where timers wait. */
    VirtualTime() {
        Schedulers.setFactory(new Schedulers.Factory() {
            @Override
            public Scheduler newParallel(int parallelism, ThreadFactory threads) {
                return VirtualTime.this;
            }
        });
    }

    @Override
    public void close() {
        Schedulers.resetFactory();
    }

    /** Fires what is due strictly before this moment, in milliseconds from the beginning. */
    void advanceTo(long moment) {
        while (!waiting.isEmpty() && waiting.peek().due() < moment) {
            Task task = waiting.remove();
            now = Math.max(now, task.due());
            if (!task.handle().isDisposed()) {
                if (task.period() > 0) {
                    waiting.add(
                            new Task(task.due() + task.period(), number++, task.period(), task.work(), task.handle()));
                }
                task.work().run();
            }
        }
        now = moment;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return add(task, 0, 0);
    }

    private Disposable add(Runnable task, long delay, long period) {
        Disposable handle = Disposables.single();
        waiting.add(new Task(now + delay, number++, period, task, handle));
        return handle;
    }

    @Override
    public Worker createWorker() {
        Disposable.Composite all = Disposables.composite();
        return new Worker() {
            @Override
            public Disposable schedule(Runnable task) {
                return schedule(task, 0, TimeUnit.MILLISECONDS);
            }

            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                return schedulePeriodically(task, delay, 0, unit);
            }

            @Override
            public Disposable schedulePeriodically(Runnable task, long delay, long period, TimeUnit unit) {
                Disposable handle = add(task, unit.toMillis(delay), unit.toMillis(period));
                all.add(handle);
                return handle;
            }

            @Override
            public void dispose() {
                all.dispose();
            }
        };
    }
}
