package dev.lifecycle;

import dev.lifecycle.model.Migration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new version of the model, as the host tells of it.
 *
 * @param way   how positions come there
 * @param since when it came into force; null where nobody needs to know
 */
record VersionChange(Migration way, @Nullable Instant since) {}
