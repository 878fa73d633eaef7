package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was seen of page views so far: sums, and the different viewers, clickers and sessions. */
final class ContentEngagementState extends MetricState {

    private static final long serialVersionUID = 1L;
    private static final long MOST_NANOS = 999_999_999;

    private transient long views;
    private transient long measured;
    private transient Duration dwell = Duration.ZERO;
    private final transient Customers viewers = new Customers();
    private final transient Customers clickers = new Customers();
    private final transient Customers sessions = new Customers();

    /** Counts one view. */
    void view(Object viewer, @Nullable Duration lasted, boolean clicked, @Nullable Object session) {
        views++;
        if (lasted != null) {
            measured++;
            dwell = dwell.plus(lasted);
        }
        viewers.number(viewer);
        if (clicked) {
            clickers.number(viewer);
        }
        if (session != null) {
            sessions.number(session);
        }
    }

    /** All that the other has seen too. */
    ContentEngagementState addAll(ContentEngagementState other) {
        views += other.views;
        measured += other.measured;
        dwell = dwell.plus(other.dwell);
        viewers.adopt(other.viewers);
        clickers.adopt(other.clickers);
        sessions.adopt(other.sessions);
        return this;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new ContentEngagementState();
    }

    @Override
    protected void write(StateOutput out) {
        out.number(views);
        out.number(measured);
        out.number(dwell.getSeconds());
        out.number(dwell.getNano());
        viewers.write(out);
        clickers.write(out);
        sessions.write(out);
    }

    @Override
    protected void read(StateInput in) {
        views = in.tally();
        measured = in.between(0, views, in.number());
        long seconds = in.tally();
        dwell = Duration.ofSeconds(seconds, in.between(0, MOST_NANOS, in.number()));
        viewers.read(in);
        clickers.read(in);
        sessions.read(in);
    }

    /** The result so far, where a visit is a session or a view. */
    ContentEngagement result(boolean perSession) {
        return new ContentEngagement(
                perSession ? "content/sessions" : "content/page-views",
                perSession ? sessions.size() : views,
                views,
                measured,
                dwell,
                viewers.size(),
                clickers.size());
    }
}
