package dev.lifecycle.examples.lampshop;

import dev.lifecycle.preset.event.ReferralMade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words of mouth on their way: customers of a shop who recommended it, and have nobody yet who came of it. */
final class Referrals {

    private static final Duration FRESH = Duration.ofDays(25);

    private record Word(Diary referrer, Instant at) {}

    private final List<Word> open = new ArrayList<>();

    void spread(Diary referrer, Instant at) {
        open.add(new Word(referrer, at));
    }

    /** Somebody whose word reached a customer that turns up now; each word is heard once. */
    Optional<Diary> heard(Diary newcomer, Instant now) {
        for (Word word : open) {
            if (word.at().isBefore(now) && word.at().plus(FRESH).isAfter(now)) {
                open.remove(word);
                word.referrer()
                        .at(word.at(), new ReferralMade(newcomer.customer().id()));
                return Optional.of(word.referrer());
            }
        }
        return Optional.empty();
    }

    /** What was said and never came to anything: invitations of people whom the shop does not know. */
    void fadeAway() {
        open.forEach(word -> word.referrer()
                .at(
                        word.at(),
                        new ReferralMade(
                                "a-friend-of-" + word.referrer().customer().id())));
        open.clear();
    }
}
