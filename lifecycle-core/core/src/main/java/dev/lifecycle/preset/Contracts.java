package dev.lifecycle.preset;

import dev.lifecycle.model.Situation;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import java.time.Instant;

/** The date {@code contract-end}: of several contracts the last that ends, as none is lost while one of them runs. */
final class Contracts {

    private Contracts() {}

    static Instant end(ContractSigned contract, Situation before) {
        return endsNoLater(contract, before) ? known(before) : contract.until();
    }

    static Instant end(ContractRenewed contract, Situation before) {
        return endsNoLater(contract, before) ? known(before) : contract.until();
    }

    static boolean endsNoLater(ContractSigned contract, Situation before) {
        return !contract.until().isAfter(known(before));
    }

    static boolean endsNoLater(ContractRenewed contract, Situation before) {
        return !contract.until().isAfter(known(before));
    }

    private static Instant known(Situation before) {
        return before.date("contract-end").orElse(Instant.MIN);
    }
}
