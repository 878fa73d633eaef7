package dev.lifecycle.examples.benchmarks.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

    private static final Purchases PURCHASES = Purchases.of(20_000);

    @ParameterizedTest
    @EnumSource
    void database_hand_written_code_and_library_give_the_same_answer(BulkJob job) throws SQLException {
        Purchase[] rows = PURCHASES.objects();
        Map<String, String> trusted = ByHand.answer(job, rows).figures();
        assertThat(trusted).hasSizeGreaterThan(30);
        try (Database database = new Database(PURCHASES, 1)) {
            assertThat(database.answer(job).figures()).isEqualTo(trusted);
            assertThat(database.ask(job)).isEqualTo(trusted.size());
        }
        assertThat(OurMetrics.answer(OurMetrics.rows(job, rows, false)).figures())
                .isEqualTo(trusted);
        assertThat(OurMetrics.answer(OurMetrics.rows(job, rows, true)).figures())
                .isEqualTo(trusted);
    }

    @ParameterizedTest
    @EnumSource
    void columns_give_the_same_answer_as_objects(BulkJob job) {
        Map<String, String> trusted = ByHand.answer(job, PURCHASES.objects()).figures();
        assertThat(OurMetrics.answer(OurMetrics.columns(job, PURCHASES, 1)).figures())
                .isEqualTo(trusted);
        assertThat(OurMetrics.answer(OurMetrics.columns(job, PURCHASES, 2)).figures())
                .isEqualTo(trusted);
    }
}
