package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.internal.Customers;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was seen of page views so far: sums, and the different viewers, clickers and sessions. */
final class ContentEngagementState implements Serializable {

    private static final long serialVersionUID = 1L;

    private long views;
    private long measured;
    private Duration dwell = Duration.ZERO;
    private final Customers viewers = new Customers();
    private final Customers clickers = new Customers();
    private final Customers sessions = new Customers();

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
