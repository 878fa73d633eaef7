package dev.lifecycle.preset.event;

import java.time.Instant;

/**
 * A customer renewed a contract, in time or early. One without an end is told with an end far away, such as the year 9999.
 *
 * @param until when it ends now
 */
public record ContractRenewed(Instant until) {

    /** @throws NullPointerException if it has no end */
    public ContractRenewed {
        Messages.requireEnd(until);
    }
}
