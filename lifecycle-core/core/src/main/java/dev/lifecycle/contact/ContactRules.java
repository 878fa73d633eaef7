package dev.lifecycle.contact;

import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Claim;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a due touchpoint is carried out, asked at the last moment: for all channels, and for one where it differs.
 * Touches that are {@linkplain dev.lifecycle.stage.Touch#transactional() transactional} are asked none of it. Immutable.
 *
 * <pre>{@code
 * ContactRules.of()
 *         .consent(claim -> consents.of(claim.owner()))
 *         .quietHours(LocalTime.of(20, 0), LocalTime.of(8, 0), customers::zoneOf)
 *         .cap(2, Duration.ofDays(7))
 *         .coolDown("satisfaction-survey", Duration.ofDays(30))
 *         .channel("billing", rule -> rule.uncapped())
 * }</pre>
 */
public final class ContactRules {

    private static final Duration SHORTEST = Duration.ofNanos(1_000);
    private static final ContactRules NONE = new ContactRules(
            Everywhere.DEFAULTS,
            null,
            claim -> true,
            null,
            List.of(),
            List.of(),
            new Tries(5, Duration.ofMinutes(5)),
            Map.of());

    /** How often, and how long after the first time again. */
    record Tries(int most, Duration backoff) {}

    final Predicate<Claim> consent;
    final @Nullable QuietHours quiet;
    final Tries tries;
    private final Everywhere everywhere;
    private final @Nullable String channel;
    private final List<Limit> limits;
    private final List<Holdout> holdouts;
    private final Map<String, UnaryOperator<ContactRules>> channels;

    private ContactRules(
            Everywhere everywhere,
            @Nullable String channel,
            Predicate<Claim> consent,
            @Nullable QuietHours quiet,
            List<Limit> limits,
            List<Holdout> holdouts,
            Tries tries,
            Map<String, UnaryOperator<ContactRules>> channels) {
        this.everywhere = everywhere;
        this.channel = channel;
        this.consent = consent;
        this.quiet = quiet;
        this.limits = List.copyOf(limits);
        this.holdouts = List.copyOf(holdouts);
        this.tries = tries;
        this.channels = channels;
    }

    /** No rule but five attempts, the first retry after 5 minutes and each after twice the time, under a lease of 2 minutes. */
    public static ContactRules of() {
        return NONE;
    }

    /**
     * Whose contacts a subject's are counted among, such as the person whose cart it is; the subject itself unless given. It must always
     * answer the same; if it throws or answers null, that is a failed attempt.
     */
    public ContactRules customerOf(Function<String, @Nullable String> customerOfSubject) {
        return with(everywhere.withCustomers(customerOfSubject));
    }

    /**
     * The time zone of a subject's customer, for {@linkplain dev.lifecycle.stage.Touch#at touches at an hour of the day}; quiet hours say
     * it too. If it throws or answers null, that is a failed attempt.
     */
    public ContactRules zones(Function<String, ZoneId> zoneOf) {
        return with(everywhere.withZones(zoneOf));
    }

    /**
     * How long one worker may take over a touchpoint before another takes it over: from the moment it claims, and once more from the
     * moment it begins to send, by the store's clock. A send that takes longer may be repeated.
     *
     * @throws IllegalArgumentException if below a microsecond or longer than 365,250 days
     */
    public ContactRules lease(Duration time) {
        if (isTooShort(time)) {
            throw new IllegalArgumentException(Messages.badLease(time));
        }
        TimeLimits.requireUsable(time, "a lease");
        return with(everywhere.withLease(time));
    }

    private ContactRules with(Everywhere other) {
        return new ContactRules(other, channel, consent, quiet, limits, holdouts, tries, channels);
    }

    /** Only with the customer's consent; without it the touchpoint is suppressed. */
    public ContactRules consent(Predicate<Claim> given) {
        return new ContactRules(everywhere, channel, given, quiet, limits, holdouts, tries, channels);
    }

    /**
     * Not between these times of day by the customer's own clock; the touchpoint is postponed to the end of them, which is the change
     * itself where the clocks leap over it.
     *
     * @param zoneOf the customer's time zone by the subject; if it throws or answers null, that is a failed attempt
     * @throws IllegalArgumentException if both times are the same
     */
    public ContactRules quietHours(LocalTime from, LocalTime to, Function<String, ZoneId> zoneOf) {
        return zones(zoneOf).quietHours(from, to);
    }

    /**
     * The same by the {@link #zones} given, as for a channel whose hours differ.
     *
     * @throws IllegalArgumentException if both times are the same
     */
    public ContactRules quietHours(LocalTime from, LocalTime to) {
        return new ContactRules(
                everywhere, channel, consent, new QuietHours(from, to), limits, holdouts, tries, channels);
    }

    /** At any hour. */
    public ContactRules noQuietHours() {
        return new ContactRules(everywhere, channel, consent, null, limits, holdouts, tries, channels);
    }

    /**
     * No more than this many to one customer within the window before now (what was sent exactly so long ago is over), all models, subjects and channels together; of a
     * {@link #channel} over that channel. What is over is suppressed. Several caps hold together.
     *
     * <p>It holds exactly, whatever runs side by side: where others are about to send to the customer, the touchpoint waits.
     *
     * @throws IllegalArgumentException if the number is below 1, or the window is below a microsecond or longer than 365,250 days
     */
    public ContactRules cap(int mostInWindow, Duration lengthOfWindow) {
        return cap(mostInWindow, lengthOfWindow, false);
    }

    /**
     * The same, but what is over waits until there is room again.
     *
     * @throws IllegalArgumentException as with {@link #cap}
     */
    public ContactRules postponingCap(int mostInWindow, Duration lengthOfWindow) {
        return cap(mostInWindow, lengthOfWindow, true);
    }

    private ContactRules cap(int most, Duration window, boolean postpones) {
        if (most < 1 || isTooShort(window)) {
            throw new IllegalArgumentException(Messages.badCap(most, window));
        }
        TimeLimits.requireUsable(window, "the window of a cap");
        return plus(new Limit(most, window, postpones, channel, Set.of()));
    }

    /** No cap: over the channel that this is said of as much goes out as is due, and nothing of it counts towards the caps of all. */
    public ContactRules uncapped() {
        List<Limit> coolDowns =
                limits.stream().filter(limit -> !limit.touches().isEmpty()).toList();
        return new ContactRules(everywhere, channel, consent, quiet, coolDowns, holdouts, tries, channels);
    }

    /**
     * Of this touch no customer gets another before so much time is over; what comes too soon is postponed to then. It holds over all
     * models and subjects, as exactly as a {@link #cap}.
     *
     * @throws IllegalArgumentException if the touch is no id, or the time is below a microsecond or longer than 365,250 days
     */
    public ContactRules coolDown(String touch, Duration time) {
        return coolDown(List.of(touch), time);
    }

    /**
     * The same of touches that are alike: none of them before so much time is over since any of them.
     *
     * @throws IllegalArgumentException as above, or if there is none
     */
    public ContactRules coolDown(List<String> touches, Duration time) {
        if (touches.isEmpty() || isTooShort(time)) {
            throw new IllegalArgumentException(Messages.badCoolDown(touches, time));
        }
        touches.forEach(touch -> Texts.requireId(touch, "a touchpoint id"));
        TimeLimits.requireUsable(time, "a cool-down");
        return plus(new Limit(1, time, true, channel, Set.copyOf(touches)));
    }

    private ContactRules plus(Limit limit) {
        List<Limit> more = new ArrayList<>(limits);
        more.add(limit);
        return new ContactRules(everywhere, channel, consent, quiet, more, holdouts, tries, channels);
    }

    /**
     * Nothing to those who are held out for a comparison: what is due to them is suppressed, and its reason says {@code HOLDOUT} and the name. Whose it is
     * says {@link #customerOf}, of a subject that was merged the one who stays. Several hold together.
     */
    public ContactRules holdout(Holdout holdout) {
        List<Holdout> more = new ArrayList<>(holdouts);
        more.add(holdout);
        return new ContactRules(everywhere, channel, consent, quiet, limits, more, tries, channels);
    }

    /** The holdout that the owner's customer is in, if it is asked of the touchpoint. */
    Optional<Holdout> heldOut(Claim claim) {
        if (holdouts.isEmpty()) {
            return Optional.empty();
        }
        String customer = customer(claim.owner());
        return holdouts.stream()
                .filter(holdout -> holdout.isAskedOf(claim.touchpoint().id()) && holdout.isHeldOut(customer))
                .findFirst();
    }

    /**
     * How often a touchpoint is tried, and how long after the first failure it is tried again; twice as long after each further one,
     * though never more than 365,250 days. A rule that throws counts as a failure, too.
     *
     * @throws IllegalArgumentException if below 1, or the time is below a microsecond or longer than 365,250 days
     */
    public ContactRules retry(int most, Duration first) {
        if (most < 1 || isTooShort(first)) {
            throw new IllegalArgumentException(Messages.badRetry(most, first));
        }
        TimeLimits.requireUsable(first, "the wait before a retry");
        return new ContactRules(
                everywhere, channel, consent, quiet, limits, holdouts, new Tries(most, first), channels);
    }

    /**
     * Where one channel differs: its rules are those for all, whenever these are given, changed in this way. A cap or cool-down added here
     * counts what goes over this channel alone, and those for all hold besides unless it is {@link #uncapped}.
     *
     * <pre>{@code
     * .channel("sms", rule -> rule.cap(1, Duration.ofDays(30)).quietHours(LocalTime.of(18, 0), LocalTime.of(10, 0)))
     * }</pre>
     *
     * @throws IllegalArgumentException if the channel is no id or was given before, or the change is to what holds for all channels:
     *                                  customers, zones, the lease, channels
     */
    public ContactRules channel(String name, UnaryOperator<ContactRules> change) {
        Texts.requireId(name, "a channel name");
        if (channels.containsKey(name)) {
            throw new IllegalArgumentException(Messages.channelTwice(name));
        }
        Map<String, UnaryOperator<ContactRules>> more = new TreeMap<>(channels);
        more.put(name, change);
        ContactRules all = new ContactRules(everywhere, channel, consent, quiet, limits, holdouts, tries, more);
        all.over(name);
        return all;
    }

    /** The rules that hold over a channel, or without one. */
    @SuppressWarnings("ReferenceEquality") // whoever says again what holds everywhere means to change it
    ContactRules over(@Nullable String name) {
        UnaryOperator<ContactRules> change = name == null ? null : channels.get(name);
        if (change == null) {
            return this;
        }
        ContactRules changed =
                change.apply(new ContactRules(everywhere, name, consent, quiet, limits, holdouts, tries, Map.of()));
        if (changed.everywhere != everywhere || !changed.channels.isEmpty()) {
            throw new IllegalArgumentException(Messages.notOfOneChannel(String.valueOf(name)));
        }
        return changed;
    }

    /** What limits such a touchpoint. */
    List<Limit> limits(Touchpoint touchpoint) {
        return limits.stream().filter(limit -> limit.isAskedOf(touchpoint)).toList();
    }

    /** The channels that no cap of all channels holds for. */
    Set<String> uncappedChannels() {
        Set<String> uncapped = new TreeSet<>();
        for (String name : channels.keySet()) {
            boolean isCapped = over(name).limits.stream()
                    .anyMatch(
                            limit -> limit.channel() == null && limit.touches().isEmpty());
            if (!isCapped) {
                uncapped.add(name);
            }
        }
        return uncapped;
    }

    Duration lease() {
        return everywhere.lease();
    }

    /** Whether anybody can say in which zone a customer lives. */
    public boolean knowsZones() {
        return everywhere.zones() != null;
    }

    /** Whose contacts the subject's are counted among. */
    public String customer(String subject) {
        return everywhere.customer(subject);
    }

    /** @throws IllegalStateException if there is no answer */
    ZoneId zone(String subject) {
        return everywhere.zone(subject);
    }

    /** Instants are kept to the microsecond, so what is shorter would come to nothing. */
    private static boolean isTooShort(Duration duration) {
        return duration.compareTo(SHORTEST) < 0;
    }
}
