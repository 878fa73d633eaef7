package dev.lifecycle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract itself is tested: a store that breaks a promise fails it, and no test of it is ever skipped. */
@Execution(ExecutionMode.CONCURRENT)
class StoreContractTest {

    private static final ThreadLocal<@Nullable Supplier<LifecycleStore>> UNDER_TEST = new ThreadLocal<>();

    /** Not found by Surefire, as its name does not end in Test. */
    static class UnderContract extends LifecycleStoreContract {
        @Override
        protected LifecycleStore newStore() {
            Supplier<LifecycleStore> supplier = UNDER_TEST.get();
            if (supplier == null) {
                throw new IllegalStateException("run by StoreContractTest alone");
            }
            return supplier.get();
        }
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("forgets", WrongStores.Forgets::new, "committed"),
                wrong("ignores the revision", WrongStores.IgnoresTheRevision::new, "stale"),
                wrong("loses history", WrongStores.LosesHistory::new, "history"),
                wrong("is not atomic", WrongStores.IsNotAtomic::new, "leaves nothing"),
                wrong("drops touchpoints", WrongStores.DropsTouchpoints::new, "read back"),
                wrong("swallows duplicates", WrongStores.SwallowsDuplicates::new, "duplicate"),
                wrong("calls duplicates stale", WrongStores.CallsDuplicatesStale::new, "duplicate"),
                wrong("reorders due", WrongStores.ReordersDue::new, "earliest first"),
                wrong("is not strict", WrongStores.IsNotStrict::new, "strictly before"),
                wrong("ignores case", WrongStores.IgnoresCase::new, "every character"),
                wrong("claims twice", WrongStores.ClaimsTwice::new, "never two at one time"),
                wrong("leases by the caller's clock", WrongStores.LeasesByTheCallersClock::new, "by the store's clock"),
                wrong("begins blindly", WrongStores.BeginsBlindly::new, "is not begun"),
                wrong("counts claims as attempts", WrongStores.CountsClaimsAsAttempts::new, "has lost no attempt"),
                wrong("never renews the lease", WrongStores.NeverRenewsTheLease::new, "begins anew"),
                wrong("counts first and begins then", WrongStores.CountsFirstAndBeginsThen::new, "side by side"),
                wrong(
                        "suppresses for what is under way",
                        WrongStores.SuppressesForWhatIsUnderway::new,
                        "under way wait"),
                wrong("cuts what a sender said", WrongStores.CutsReasons::new, "kept whole"),
                wrong("keeps what is given back", WrongStores.KeepsWhatIsGivenBack::new, "given back"),
                wrong("never cancels", WrongStores.NeverCancels::new, "cancels what it cancels"),
                wrong("never withdraws", WrongStores.NeverWithdraws::new, "withdraws the pending"),
                wrong("skips between pages", WrongStores.SkipsBetweenPages::new, "each row once"),
                wrong("never forgets", WrongStores.NeverForgets::new, "prune"),
                wrong("keeps what is superseded", WrongStores.KeepsSuperseded::new, "has superseded"),
                wrong("names what was asked for", WrongStores.NamesWhatWasAskedFor::new, "has subjects is named"),
                wrong("never erases", WrongStores.NeverErases::new, "erasure"),
                wrong("never merges", WrongStores.NeverMerges::new, "merge"),
                wrong("pages stages by offset", WrongStores.PagesStagesByOffset::new, "though others leave"),
                wrong("pages history by offset", WrongStores.PagesHistoryByOffset::new, "written and erased"),
                wrong(
                        "pages touchpoints by offset",
                        WrongStores.PagesTouchpointsByOffset::new,
                        "cancelled and planned"),
                wrong("pages due by offset", WrongStores.PagesDueByOffset::new, "come to be due"),
                wrong("prunes by what happened", WrongStores.PrunesByWhatHappened::new, "not by when its event"),
                wrong("erases what it looked at", WrongStores.ErasesWhatItLookedAt::new, "an erasure and commits"),
                wrong("merges what it looked at", WrongStores.MergesWhatItLookedAt::new, "a merge and commits"),
                wrong("goes by the revision alone", WrongStores.GoesByTheRevisionAlone::new, "is not kept for the one"),
                wrong("erases by the revision alone", WrongStores.ErasesByTheRevisionAlone::new, "an erasure decided"),
                wrong("merges by the revisions alone", WrongStores.MergesByTheRevisionAlone::new, "a merge decided"),
                wrong("erases in steps", WrongStores.ErasesInSteps::new, "whole or not at all"),
                wrong("settles what it looked at", WrongStores.SettlesWhatItLookedAt::new, "stays cancelled"),
                wrong("believes everybody", WrongStores.BelievesEverybody::new, "one is believed"),
                wrong("cuts notes", WrongStores.CutsNotes::new, "notes come back whole"),
                wrong("cuts reasons", WrongStores.CutsReasons::new, "reasons of touchpoints come back whole"),
                wrong("loses emoji of notes", WrongStores.LosesEmojiOfNotes::new, "notes come back whole"),
                wrong("loses emoji of reasons", WrongStores.LosesEmojiOfReasons::new, "reasons of touchpoints"),
                wrong("loses what it is about", OverbearingStores.LosesWhatItIsAbout::new, "terms of a touchpoint"),
                wrong("cuts what it is about", OverbearingStores.CutsWhatItIsAbout::new, "limits of times and texts"),
                wrong("keeps the hour", OverbearingStores.KeepsTheHour::new, "to its hour"),
                wrong("gives up what expired", OverbearingStores.GivesUpWhatExpired::new, "what has expired"),
                wrong(
                        "remembers what it was about",
                        OverbearingStores.RemembersWhatItWasAbout::new,
                        "takes what touchpoints are about"),
                wrong("counts first over subjects", WrongStores.CountsFirstAndBeginsThen::new, "subjects of one"),
                wrong("follows the subject alone", OverbearingStores.FollowsTheSubjectAlone::new, "counts for who"),
                wrong("chooses from the first", OverbearingStores.ChoosesFromTheFirst::new, "it is asked for"),
                wrong(
                        "pages the failed by offset",
                        OverbearingStores.PagesTheFailedByOffset::new,
                        "given up is listed"),
                wrong("loses expiry", OverbearingStores.LosesExpiry::new, "terms of a touchpoint"),
                wrong("forgets what is owed", OverbearingStores.ForgetsWhatIsOwed::new, "counts for no limit"),
                wrong("counts by subject", OverbearingStores.CountsBySubject::new, "for their one customer"),
                wrong("counts everything", OverbearingStores.CountsEverything::new, "channels and touches it is of"),
                wrong("merges for the subject", OverbearingStores.MergesForTheSubject::new, "that the merge names"),
                wrong("claims whatever is due", OverbearingStores.ClaimsWhateverIsDue::new, "it is asked for"),
                wrong("claims by key twice", OverbearingStores.ClaimsByKeyTwice::new, "claimed by its key"),
                wrong("lists none of the failed", OverbearingStores.ListsNoneOfTheFailed::new, "given up is listed"),
                wrong("never retries", OverbearingStores.NeverRetries::new, "given up is listed"),
                wrong("drops memory", ForgetfulStores.DropsMemory::new, "dates come back"),
                wrong(
                        "forgets what was cleared",
                        ForgetfulStores.ForgetsWhatWasCleared::new,
                        "cleared ones as cleared"),
                wrong("cuts dates", ForgetfulStores.CutsDatesToMilliseconds::new, "to the microsecond, cleared"),
                wrong("forgets the marks of dates", ForgetfulStores.ForgetsTheMarksOfDates::new, "dates come back"),
                wrong("loses emoji of texts", ForgetfulStores.LosesEmojiOfTexts::new, "kept texts come back"),
                wrong("forgets ways back", ForgetfulStores.ForgetsWaysBack::new, "entered from comes back"),
                wrong("forgets firings", ForgetfulStores.ForgetsFirings::new, "timers fired comes back"),
                wrong("drops what rows kept", ForgetfulStores.DropsKept::new, "rows keep what"),
                wrong("forgets what rows cleared", ForgetfulStores.ForgetsWhatRowsCleared::new, "set and cleared"),
                wrong("cannot forget", ForgetfulStores.CannotForget::new, "the latest commit says"),
                wrong("pages without memory", ForgetfulStores.PagesWithoutMemory::new, "comes with pages"),
                wrong("remembers the erased", ForgetfulStores.RemembersTheErased::new, "an erasure takes dates"),
                wrong("keeps rows of the erased", ForgetfulStores.KeepsRowsOfTheErased::new, "what rows have kept"),
                wrong(
                        "merges without what was kept",
                        ForgetfulStores.MergesWithoutKept::new,
                        "a merge keeps what rows"));
    }

    private static Arguments wrong(String what, Supplier<LifecycleStore> store, String caughtBy) {
        return arguments(what, store, caughtBy);
    }

    @ParameterizedTest(name = "a store that {0} fails the contract")
    @MethodSource("wrong")
    void a_wrong_store_fails_the_contract(String what, Supplier<LifecycleStore> store, String caughtBy) {
        TestExecutionSummary summary = run(store);

        assertThat(summary.getTestsSkippedCount()).isZero();
        assertThat(summary.getTestsAbortedCount()).isZero();
        assertThat(failures(summary)).as(what).anyMatch(name -> name.contains(caughtBy));
        assertAreSentences(summary);
    }

    @Test
    void a_store_that_keeps_nothing_fails_every_test() {
        TestExecutionSummary summary = run(WrongStores.Nothing::new);

        assertThat(summary.getTestsFoundCount()).isGreaterThanOrEqualTo(40);
        assertThat(summary.getTestsSkippedCount() + summary.getTestsAbortedCount())
                .isZero();
        assertThat(summary.getTestsSucceededCount()).isZero();
        assertAreSentences(summary);
    }

    @Test
    void a_right_store_passes_every_test() {
        TestExecutionSummary summary = run(ForwardingStore::new);

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount())
                .isEqualTo(summary.getTestsFoundCount())
                .isGreaterThanOrEqualTo(40);
    }

    /** What a test that fails says is an expectation in words: no bare value, and no stumbling over what is not there. */
    private static void assertAreSentences(TestExecutionSummary summary) {
        assertThat(summary.getFailures().stream()
                        .filter(failure -> !isSentence(failure.getException()))
                        .map(failure ->
                                failure.getTestIdentifier().getDisplayName() + " says: " + failure.getException()))
                .as("failures that do not read as a sentence")
                .isEmpty();
    }

    private static boolean isSentence(Throwable failure) {
        String words = String.valueOf(failure.getMessage()).split("==>", 2)[0].strip();
        return failure instanceof AssertionError && words.split(" ").length >= 4 && !words.startsWith("expected:");
    }

    private static TestExecutionSummary run(Supplier<LifecycleStore> store) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(UnderContract.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        UNDER_TEST.set(store);
        try {
            LauncherFactory.create().execute(request, listener);
        } finally {
            UNDER_TEST.remove();
        }
        return listener.getSummary();
    }

    private static List<String> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
    }
}
