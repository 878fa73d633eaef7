package dev.lifecycle.metrics.survival;

/** Walks through one group's sorted durations and entries, knowing at each time how many are at risk. */
final class RiskWalk {

    private final double[] ended;
    private final double[] running;
    private final double[] entries;
    private final long fromStart;
    private int goneEnded;
    private int goneRunning;
    private int entered;

    RiskWalk(double[] ended, double[] running, double[] entries) {
        this.ended = ended;
        this.running = running;
        this.entries = entries;
        fromStart = (long) ended.length + running.length - entries.length;
    }

    /** The next time of an event not yet taken; infinity after the last. */
    double nextEvent() {
        return goneEnded < ended.length ? ended[goneEnded] : Double.POSITIVE_INFINITY;
    }

    /** Lets everyone leave who left before t, and enter who entered before t. */
    void moveTo(double t) {
        while (goneRunning < running.length && running[goneRunning] < t) {
            goneRunning++;
        }
        while (entered < entries.length && entries[entered] < t) {
            entered++;
        }
    }

    /** Who was under observation just before the time moved to, events before it taken. */
    long atRisk() {
        return fromStart + entered - goneRunning - goneEnded;
    }

    /** Takes the events at t, and says how many there were. */
    long takeEvents(double t) {
        int before = goneEnded;
        while (goneEnded < ended.length && ended[goneEnded] == t) {
            goneEnded++;
        }
        return (long) goneEnded - before;
    }

    int distinctEventsAtMost() {
        return ended.length;
    }

    double last() {
        double lastEnded = ended.length == 0 ? 0 : ended[ended.length - 1];
        return Math.max(lastEnded, running.length == 0 ? 0 : running[running.length - 1]);
    }

    long subjects() {
        return (long) ended.length + running.length;
    }

    long censored() {
        return running.length;
    }
}
