package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What content engagement counts, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class ContentEngagementDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final PageViews<T> views;

    private ContentEngagementDefinition(PageViews<T> views) {
        this.views = views;
    }

    static <T> ContentEngagementDefinition<T> of(
            Extractor<? super T, ?> viewer,
            Extractor<? super T, @Nullable Duration> dwell,
            Extractor<? super T, Boolean> clicked) {
        return new ContentEngagementDefinition<>(new PageViews<>(viewer, dwell, clicked, null));
    }

    /** A visit is a session, told by its id, instead of a view. */
    public ContentEngagementDefinition<T> perSession(Extractor<? super T, ?> session) {
        return new ContentEngagementDefinition<>(
                new PageViews<>(views.viewer(), views.dwell(), views.clicked(), session));
    }

    /** The metric. */
    public Metric<T, ?, ContentEngagement> metric() {
        return views;
    }

    private record PageViews<T>(
            Extractor<? super T, ?> viewer,
            Extractor<? super T, @Nullable Duration> dwell,
            Extractor<? super T, Boolean> clicked,
            @Nullable Extractor<? super T, ?> session)
            implements Metric<T, ContentEngagementState, ContentEngagement> {

        @Override
        public String definition() {
            return session == null ? "content/page-views" : "content/sessions";
        }

        @Override
        public ContentEngagementState empty() {
            return new ContentEngagementState();
        }

        @Override
        public void add(ContentEngagementState state, T row) {
            Object who = Rows.<T, Object>required(viewer, row, "viewer");
            boolean click = Rows.<T, Boolean>required(clicked, row, "click");
            Object visit = session == null ? null : Rows.<T, Object>required(session, row, "session");
            Duration lasted = Rows.<T, Duration>optional(dwell, row, "dwell");
            if (lasted != null && lasted.isNegative()) {
                throw new InvalidRowException(Messages.negativeDwell(lasted.toString()), row);
            }
            state.view(who, lasted, click, visit);
        }

        @Override
        public ContentEngagementState merge(ContentEngagementState left, ContentEngagementState right) {
            return left.addAll(right);
        }

        @Override
        public ContentEngagement result(ContentEngagementState state) {
            return state.result(session != null);
        }
    }
}
