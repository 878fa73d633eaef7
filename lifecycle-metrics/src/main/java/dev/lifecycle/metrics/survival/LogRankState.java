package dev.lifecycle.metrics.survival;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The accumulator of {@link LogRankDefinition}: durations by stratum and group. */
final class LogRankState implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // both maps are; groups and strata are if the host means to send them
    final Map<Object, Map<Object, SurvivalState>> strata = new HashMap<>();

    LogRankState() {}

    SurvivalState of(Object stratum, Object group) {
        return strata.computeIfAbsent(stratum, s -> new HashMap<>()).computeIfAbsent(group, g -> new SurvivalState());
    }

    void addAll(LogRankState other) {
        other.strata.forEach((stratum, groups) ->
                groups.forEach((group, tenures) -> of(stratum, group).addAll(tenures)));
    }
}
