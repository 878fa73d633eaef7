package dev.lifecycle.boot;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions on the settings that differ most. */
@ParameterizedClass(name = "{0}")
@MethodSource("settings")
class TransactionsTest extends TransactionLaws {

    TransactionsTest(Setting setting) {
        super(setting);
    }

    static Stream<Setting> settings() {
        return Stream.of(
                new Setting("h2", "jdbc", 1, true),
                new Setting("h2", "jdbc", 10, false),
                new Setting("h2", "jpa", 1, false),
                new Setting("postgresql", "jpa", 10, true));
    }
}
