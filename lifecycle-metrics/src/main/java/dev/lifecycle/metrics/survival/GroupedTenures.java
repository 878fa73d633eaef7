package dev.lifecycle.metrics.survival;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The accumulator of {@link LogRankMetric}: durations by stratum and group. Opaque. */
public final class GroupedTenures implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // both maps are; groups and strata are if the host means to send them
    final Map<Object, Map<Object, Tenures>> strata = new HashMap<>();

    GroupedTenures() {}

    Tenures of(Object stratum, Object group) {
        return strata.computeIfAbsent(stratum, s -> new HashMap<>()).computeIfAbsent(group, g -> new Tenures());
    }

    void addAll(GroupedTenures other) {
        other.strata.forEach((stratum, groups) ->
                groups.forEach((group, tenures) -> of(stratum, group).addAll(tenures)));
    }
}
