package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.quickstart.Runs.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Refunds and cancellations are netted against the order, else against the customer's last purchases, and told. */
class RefundsTest {

    @TempDir
    private Path directory;

    @Test
    void a_refund_is_set_off_against_the_last_purchases_before_it() {
        Run run = run(
                "customer,date,amount\nanna,2026-01-05,10\nanna,2026-02-05,10\nanna,2026-03-05,-12\nanna,2026-04-05,7\n");
        JsonNode netted = run.report().path("refundsNetted");
        assertThat(netted.path("amount").asInt()).isEqualTo(12);
        assertThat(netted.path("refundedWhole").asInt()).as("that of February").isEqualTo(1);
        assertThat(netted.path("refundedInPart").asInt()).as("that of January").isEqualTo(1);
        assertThat(netted.path("unmatched").asInt()).isZero();
        assertThat(run.report().path("purchaseDays").asInt())
                .as("January and April")
                .isEqualTo(2);
        assertThat(run.report().path("refunds").asInt()).isEqualTo(1);
        assertThat(total(run)).as("8 of January, 7 of April").isEqualTo(15);
        assertThat(run.out())
                .contains("1 refund: 12 set off against purchases, of which 1 were refunded whole and do not count");
    }

    @Test
    void a_refund_that_names_its_order_is_set_off_against_that_order_first() {
        Run run = run("""
                InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID
                536365,6,12/31/2010 8:26,2,17850
                536366,3,1/15/2011 8:28,2,17850
                C536365,-6,1/20/2011 9:41,2,17850
                """);
        assertThat(run.report().path("growth").propertyNames()).containsExactly("2011-01");
        assertThat(total(run)).isEqualTo(6);
    }

    @Test
    void a_refund_on_the_day_of_the_purchase_is_set_off_whatever_the_order_of_the_rows() {
        Run run = run("customer,date,amount\nanna,2026-01-05,-4\nanna,2026-01-05,10\n");
        assertThat(total(run)).isEqualTo(6);
    }

    @Test
    void a_refund_of_what_was_never_bought_is_left_out_and_told() {
        Run run = run("customer,date,amount\nanna,2026-01-05,10\nbo,2026-01-06,-4.50\nanna,2026-01-04,-3\n");
        assertThat(run.report().path("refundsNetted").path("unmatched").asInt()).isEqualTo(2);
        assertThat(run.report().path("refundsNetted").path("unmatchedAmount").asDouble())
                .isEqualTo(7.5);
        assertThat(total(run)).isEqualTo(10);
        assertThat(run.out()).contains("2 refunds of 7.50 without a purchase to set them off against, left out");
    }

    private static double total(Run run) {
        return run.report()
                .path("tables")
                .path("rfm_customers")
                .valueStream()
                .mapToDouble(row -> row.path("monetary").asDouble())
                .sum();
    }

    private Run run(String text) {
        try {
            Path file = Files.writeString(directory.resolve("sales.csv"), text);
            Run run = Runs.into(directory, List.of(file.toString()));
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
