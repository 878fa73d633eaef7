package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.HashMap;
import java.util.Map;

/** The accumulator of {@link LogRankDefinition}: durations by stratum and group. */
final class LogRankState extends MetricState {

    private static final long serialVersionUID = 1L;

    final transient Map<Object, Map<Object, SurvivalState>> strata = new HashMap<>();

    LogRankState() {}

    @Override
    protected Fresh fresh() {
        return shape -> new LogRankState();
    }

    @Override
    protected void write(StateOutput out) {
        out.size(strata.size());
        strata.forEach((stratum, groups) -> {
            out.id(stratum);
            out.size(groups.size());
            groups.forEach((group, durations) -> {
                out.id(group);
                out.state(durations);
            });
        });
    }

    @Override
    protected void read(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            Object stratum = in.id();
            for (int groups = in.count(); groups > 0; groups--) {
                Object group = in.id();
                of(stratum, group).addAll((SurvivalState) in.state(shape -> new SurvivalState()));
            }
        }
    }

    SurvivalState of(Object stratum, Object group) {
        return strata.computeIfAbsent(stratum, s -> new HashMap<>()).computeIfAbsent(group, g -> new SurvivalState());
    }

    void addAll(LogRankState other) {
        other.strata.forEach((stratum, groups) ->
                groups.forEach((group, tenures) -> of(stratum, group).addAll(tenures)));
    }
}
