package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How content is used: visits, how long it is read, how many go on to a related link. Break it down with {@code .by(View::content)}.
 *
 * <p>The mean dwell is over views whose end was measured; the last page of a session has none, and counting it as zero would
 * make every page look skimmed. Without a measured view it is empty. A row given twice is two views of one viewer.
 *
 * <pre>{@code
 * Segmented<String, ContentEngagement> pages = views.stream()
 *         .collect(ContentEngagement.of(View::viewer, View::dwell, View::clickedOn).metric().by(View::content));
 * }</pre>
 *
 * @param definition id of the definition: visits are {@code content/page-views} or {@code content/sessions}
 * @param visits     page views, or sessions where declared
 * @param views      page views
 * @param measured   of the views, those with a measured end
 * @param dwell      of the measured ones together
 * @param viewers    different people
 * @param clickers   of them, those who clicked a related link
 */
public record ContentEngagement(
        String definition, long visits, long views, long measured, Duration dwell, long viewers, long clickers)
        implements Result, Serializable {

    /**
     * Over rows that are page views; a visit is a view.
     *
     * @param viewer  who
     * @param dwell   how long it was looked at; null if the end was not measured
     * @param clicked whether a related link was clicked from it
     */
    public static <T> ContentEngagementDefinition<T> of(
            Extractor<? super T, ?> viewer,
            Extractor<? super T, @Nullable Duration> dwell,
            Extractor<? super T, Boolean> clicked) {
        return ContentEngagementDefinition.of(viewer, dwell, clicked);
    }

    /** Dwell over measured views; empty if none was measured. */
    public Optional<Duration> meanDwell() {
        return measured == 0 ? Optional.empty() : Optional.of(dwell.dividedBy(measured));
    }

    /** Measured of all views: how far the mean dwell can be trusted. */
    public MeasuredRate coverage() {
        return MeasuredRate.of(new Rate(measured, views), true, definition + "/dwell-coverage");
    }

    /** People who clicked a related link of people who looked. */
    public MeasuredRate clickShare() {
        return MeasuredRate.of(new Rate(clickers, viewers), true, definition + "/click-share");
    }

    /** {@code 200 visits, mean dwell PT1M40S (90 % measured), clicked 30 of 150 = 20.0 %}. */
    @Override
    public String toString() {
        String mean = meanDwell().map(Duration::toString).orElse("unknown");
        return visits + " visits, mean dwell " + mean + " (measured "
                + coverage().rate() + "), clicked " + clickShare().rate();
    }
}
