package dev.lifecycle.preset.event;

import java.time.Instant;

/**
 * A customer signed a contract: like an order, it makes the relation. One without an end is told with an end far away, such as the
 * year 9999.
 *
 * @param contract which contract
 * @param until    when it ends
 */
public record ContractSigned(String contract, Instant until) {

    /** @throws NullPointerException if it has no end */
    public ContractSigned {
        Messages.requireEnd(until);
    }
}
