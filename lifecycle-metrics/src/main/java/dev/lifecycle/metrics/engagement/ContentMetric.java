package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Counts page views. */
record ContentMetric<T>(
        Extractor<? super T, ?> viewer,
        Extractor<? super T, @Nullable Duration> dwell,
        Extractor<? super T, Boolean> clicked,
        @Nullable Extractor<? super T, ?> session)
        implements Metric<T, ContentMetric.State, ContentEngagement> {

    static final class State implements Serializable {
        private static final long serialVersionUID = 1L;
        private long views;
        private long measured;
        private Duration dwell = Duration.ZERO;
        private final HashSet<Object> viewers = new HashSet<>();
        private final HashSet<Object> clickers = new HashSet<>();
        private final HashSet<Object> sessions = new HashSet<>();
    }

    @Override
    public State empty() {
        return new State();
    }

    @Override
    public void add(State state, T row) {
        Object who = Rows.<T, Object>required(viewer, row, "viewer");
        boolean click = Rows.<T, Boolean>required(clicked, row, "click");
        Object visit = session == null ? who : Rows.<T, Object>required(session, row, "session");
        Duration lasted = Rows.<T, Duration>optional(dwell, row, "dwell");
        if (lasted != null && lasted.isNegative()) {
            throw new InvalidRowException(Messages.negativeDwell(lasted), row);
        }
        state.views++;
        if (lasted != null) {
            state.measured++;
            state.dwell = state.dwell.plus(lasted);
        }
        state.viewers.add(who);
        if (click) {
            state.clickers.add(who);
        }
        if (session != null) {
            state.sessions.add(visit);
        }
    }

    @Override
    public State merge(State left, State right) {
        left.views += right.views;
        left.measured += right.measured;
        left.dwell = left.dwell.plus(right.dwell);
        left.viewers.addAll(right.viewers);
        left.clickers.addAll(right.clickers);
        left.sessions.addAll(right.sessions);
        return left;
    }

    @Override
    public ContentEngagement result(State state) {
        return new ContentEngagement(
                session == null ? "content/page-views" : "content/sessions",
                session == null ? state.views : state.sessions.size(),
                state.views,
                state.measured,
                state.dwell,
                state.viewers.size(),
                state.clickers.size());
    }
}
