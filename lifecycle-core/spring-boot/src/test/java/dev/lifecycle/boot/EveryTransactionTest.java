package dev.lifecycle.boot;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions on each database, with both managers, from a small pool and a large one, with auto-commit on and off. */
@Tag("slow")
@ParameterizedClass(name = "{0}")
@MethodSource("settings")
class EveryTransactionTest extends TransactionLaws {

    EveryTransactionTest(Setting setting) {
        super(setting);
    }

    static Stream<Setting> settings() {
        return Stream.of("h2", "postgresql")
                .flatMap(database -> Stream.of("jdbc", "jpa")
                        .flatMap(manager -> Stream.of(1, 10)
                                .flatMap(pool -> Stream.of(true, false)
                                        .map(autoCommit -> new Setting(database, manager, pool, autoCommit)))));
    }
}
