package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Answer;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Change;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.RateDifference;
import dev.lifecycle.metrics.survey.Ces;
import dev.lifecycle.metrics.survey.Csat;
import dev.lifecycle.metrics.survey.CsatDefinition;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.metrics.survey.NpsDefinition;
import dev.lifecycle.metrics.survey.Scale;
import dev.lifecycle.metrics.survey.SurveyDefinition;
import dev.lifecycle.preset.event.SurveyKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What customers said: satisfaction, recommendation and effort, quarter by quarter. An answer belongs to the quarter in which it was given;
 * of several answers of one customer in a quarter the latest counts; who was asked and did not answer is in the response rate alone.
 *
 * @param quarters        from the first answer to the open quarter
 * @param npsBySegment    recommendation of the whole time, by kind of customer
 */
public record SurveyPanel(List<Quarter> quarters, Segmented<String, Nps> npsBySegment) implements Panel {

    /**
     * One quarter.
     *
     * @param period   which
     * @param complete whether it is over
     */
    public record Quarter(
            Period period,
            boolean complete,
            Csat csat,
            MeasuredRate csatResponse,
            Nps nps,
            MeasuredRate npsResponse,
            Ces ces,
            MeasuredRate cesResponse) {}

    /** Works it out. */
    public static SurveyPanel of(List<Answer> answers, Periods months, Instant observed) {
        Periods quarters = Periods.of(PeriodUnit.QUARTER, months.zone(), DayOfWeek.MONDAY);
        List<Quarter> all = new ArrayList<>();
        answers.stream().map(Answer::at).min(Instant::compareTo).ifPresent(first -> {
            int end = quarters.indexOf(observed.atZone(months.zone()).toLocalDate());
            for (int i = quarters.indexOf(first.atZone(months.zone()).toLocalDate()); i <= end; i++) {
                all.add(quarter(answers, quarters.at(i), quarters, observed));
            }
        });
        return new SurveyPanel(
                all,
                given(answers, SurveyKind.NPS).stream()
                        .collect(nps().latestPerCustomer().metric().by(Answer::segment)));
    }

    /** The latest quarter that is over. */
    public Quarter latest() {
        return over().get(over().size() - 1);
    }

    /** The one before it. */
    public Quarter before() {
        return over().get(over().size() - 2);
    }

    private List<Quarter> over() {
        return quarters.stream().filter(Quarter::complete).toList();
    }

    private static Quarter quarter(List<Answer> answers, Period period, Periods quarters, Instant observed) {
        boolean complete = !period.endIn(quarters.zone()).isAfter(observed);
        return new Quarter(
                period,
                complete,
                collect(given(answers, SurveyKind.CSAT), csat(), period, quarters),
                response(answers, SurveyKind.CSAT, csat(), period, quarters, complete),
                collect(given(answers, SurveyKind.NPS), nps(), period, quarters),
                nps(answers, period, quarters, complete),
                collect(
                        given(answers, SurveyKind.CES),
                        Ces.of(Answer::customer, Answer::score, Answer::at),
                        period,
                        quarters),
                response(answers, SurveyKind.CES, csat().scale(Scale.ONE_TO_SEVEN, 6), period, quarters, complete));
    }

    private static NpsDefinition<Answer> nps() {
        return Nps.of(Answer::customer, Answer::score, Answer::at);
    }

    private static CsatDefinition<Answer> csat() {
        return Csat.of(Answer::customer, Answer::score, Answer::at);
    }

    private static <R> R collect(
            List<Answer> answers, SurveyDefinition<Answer, R, ?> survey, Period period, Periods quarters) {
        return answers.stream().collect(survey.latestPerCustomer(quarters).over(period, quarters.zone()));
    }

    private static MeasuredRate response(
            List<Answer> answers,
            SurveyKind kind,
            CsatDefinition<Answer> survey,
            Period period,
            Periods quarters,
            boolean complete) {
        MeasuredRate rate =
                shown(answers, kind, survey.over(period, quarters.zone())).responseRate();
        return MeasuredRate.of(rate.rate(), complete, rate.definition());
    }

    private static MeasuredRate nps(List<Answer> answers, Period period, Periods quarters, boolean complete) {
        MeasuredRate rate = shown(answers, SurveyKind.NPS, nps().over(period, quarters.zone()))
                .responseRate();
        return MeasuredRate.of(rate.rate(), complete, rate.definition());
    }

    private static <R> R shown(List<Answer> answers, SurveyKind kind, Metric<Answer, ?, R> metric) {
        return answers.stream().filter(answer -> answer.kind() == kind).collect(metric);
    }

    private static List<Answer> given(List<Answer> answers, SurveyKind kind) {
        return answers.stream()
                .filter(answer -> answer.kind() == kind && answer.score() != null)
                .toList();
    }

    @Override
    public List<Table> tables() {
        Table scores = new Table("surveys", "period,kind,score,low,high,answers,too_few,complete,definition");
        Table responses = new Table("survey_response", "period,kind," + Table.RATE);
        Table changes = new Table("survey_change", "from,to,kind,change,low,high,p_value,significant");
        Quarter last = null;
        for (Quarter one : quarters) {
            scores.row(
                    one.period(),
                    "CSAT",
                    one.csat().satisfied().value(),
                    one.csat().satisfied().interval(),
                    one.csat().answers().answered(),
                    one.csat().answers().answered() == 0,
                    one.complete(),
                    one.csat().satisfied().definition());
            scores.row(
                    one.period(),
                    "NPS",
                    one.nps().score(),
                    one.nps().adjustedInterval(),
                    one.nps().whole(),
                    one.nps().isTooSmall(),
                    one.complete(),
                    one.nps().definition() + "/adjusted-wald");
            scores.row(
                    one.period(),
                    "CES",
                    one.ces().mean(),
                    one.ces().estimate().map(estimate ->
                            (Object) estimate.interval(CONFIDENCE).low()),
                    one.ces().estimate().map(estimate ->
                            (Object) estimate.interval(CONFIDENCE).high()),
                    one.ces().answers().answered(),
                    one.ces().answers().answered() == 0,
                    one.complete(),
                    one.ces().definition());
            responses.row(one.period(), "CSAT", one.csatResponse());
            responses.row(one.period(), "NPS", one.npsResponse());
            responses.row(one.period(), "CES", one.cesResponse());
            if (last != null && one.complete()) {
                changes(changes, last, one);
            }
            last = one;
        }
        Table segments = new Table("nps_by_persona", "persona,score,low,high,answers,definition");
        npsBySegment.segments().forEach((segment, nps) -> segment(segments, segment, nps));
        segment(segments, "all", npsBySegment.total());
        return List.of(scores, responses, changes, segments);
    }

    private static final double CONFIDENCE = MeasuredRate.DEFAULT_CONFIDENCE;

    private static void segment(Table table, String segment, Nps nps) {
        table.row(segment, nps.score(), nps.adjustedInterval(), nps.whole(), nps.definition() + "/adjusted-wald");
    }

    private static void changes(Table table, Quarter from, Quarter to) {
        RateDifference csat = RateDifference.between(
                from.csat().satisfied().rate(), to.csat().satisfied().rate());
        table.row(
                from.period(), to.period(), "CSAT", csat.value(), csat.interval(), csat.pValue(), csat.isSignificant());
        change(
                table,
                from,
                to,
                "NPS",
                to.nps().estimate().flatMap(now -> from.nps().estimate().map(now::changeFrom)));
        change(
                table,
                from,
                to,
                "CES",
                to.ces().estimate().flatMap(now -> from.ces().estimate().map(now::changeFrom)));
    }

    private static void change(Table table, Quarter from, Quarter to, String kind, Optional<Change> found) {
        found.ifPresent(change -> table.row(
                from.period(),
                to.period(),
                kind,
                change.difference(),
                change.interval(),
                change.pValue(),
                change.isSignificant()));
    }
}
