package dev.lifecycle.jdbc;

import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands out due touchpoints: looks for free ones, and marks those that nobody else marked first. */
final class Claiming {

    private final Transactions transactions;
    private final ClaimTable claims;

    Claiming(Transactions transactions, ClaimTable claims) {
        this.transactions = transactions;
        this.claims = claims;
    }

    /** Tries until it has some, or there are none: those seen free may all be taken by others before they are marked. */
    List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
        for (int attempt = 0; attempt < WriteRetry.ATTEMPTS; attempt++) {
            List<TouchpointRow> candidates =
                    transactions.read(() -> "look for due touchpoints", on -> claims.free(on, now, limit, selection));
            if (candidates.isEmpty()) {
                return List.of();
            }
            List<Claim> taken = take(candidates, lease);
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    /** The one of this key; empty if it is not pending or somebody has it in hand. */
    Optional<Claim> claim(String key, Duration lease) {
        List<TouchpointRow> candidate =
                transactions.read(() -> "look for touchpoint " + key, on -> claims.free(on, key));
        return candidate.isEmpty()
                ? Optional.empty()
                : take(candidate, lease).stream().findFirst();
    }

    private List<Claim> take(List<TouchpointRow> candidates, Duration lease) {
        try {
            return transactions.write(
                    () -> "claim touchpoints", some -> !some.isEmpty(), on -> claims.take(on, candidates, lease));
        } catch (Transactions.RaceLost e) {
            return List.of();
        }
    }
}
