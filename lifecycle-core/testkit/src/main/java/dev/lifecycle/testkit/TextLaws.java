package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That what people and programs wrote comes back as it went in, up to the thousand units that the library lets through. */
interface TextLaws {

    /** What a short column cuts, an old character set loses and a careless escape breaks. */
    List<String> TEXTS = List.of(
            "x".repeat(256),
            "x".repeat(999) + "…",
            "called us 🛒 twice, 👩‍👩‍👧 and 🇵🇱",
            "🛒".repeat(500),
            "größe „M“, 客户, عميل",
            "two\nlines, a\ttab and a \\ and 'quotes' \"both\"",
            " blanks at both ends ");

    LifecycleStore store();

    @Test
    @DisplayName("L-3 notes come back whole, with every character")
    default void notes_come_back_whole() {
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            assertEquals(
                    CommitResult.COMMITTED,
                    store().tryCommit(commit("c-" + i, 1).noting(text).build()),
                    () -> "a commit with this note must be kept: " + text);
            List<String> notes = store().history(MODEL, "c-" + i).stream()
                    .map(row -> String.valueOf(row.cause().note()))
                    .toList();
            assertEquals(List.of(text), notes, "a note must come back whole, with every character");
        }
    }

    @Test
    @DisplayName("L-3 reasons of touchpoints come back whole, with every character")
    default void reasons_come_back_whole() {
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            String subject = "c-" + i;
            store().tryCommit(commit(subject, 1).touch("t", MONDAY, false).build());
            Claim claim = Known.first(store().claim(MONDAY, days(1), 1), "claim");
            assertTrue(
                    store().settle(claim, claim.touchpoint().with(Status.FAILED, text), MONDAY),
                    () -> "a claim that holds must be settled with this reason: " + text);
            Touchpoint settled = Known.first(store().touchpoints(MODEL, subject), "touchpoint");
            assertEquals(text, settled.reason(), "a reason must come back whole, with every character");
        }
    }
}
