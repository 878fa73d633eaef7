package dev.lifecycle.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of a customer before one more contact is sent.
 *
 * @param customer whose contacts are counted: the subject, unless the host says that several subjects are one customer
 * @param limits   each must leave room for one more; none if nothing is limited
 */
public record ContactCheck(String customer, List<ContactLimit> limits) {

    /** Copies the list. */
    public ContactCheck {
        limits = List.copyOf(limits);
    }

    /** The earliest instant that any limit looks back to; empty if nothing is limited. */
    public Optional<Instant> since() {
        return limits.stream().map(ContactLimit::since).min(Instant::compareTo);
    }

    /**
     * Whether there is room: {@link BeginResult#BEGUN} if so, else what stands in the way.
     *
     * @param contacts what the customer was sent and what is under way
     * @param own      the key of the touchpoint asked for: after a try whose end is not known it is under way itself, which must not hold
     *                 it back
     */
    public BeginResult against(Contacts contacts, String own) {
        BeginResult result = BeginResult.BEGUN;
        for (ContactLimit limit : limits) {
            long sent = contacts.sent().stream()
                    .filter(limit::counts)
                    .filter(contact -> !contact.at().isBefore(limit.since()))
                    .count();
            if (sent >= limit.most()) {
                return BeginResult.CAP_REACHED;
            }
            long underway = contacts.underway().stream()
                    .filter(limit::counts)
                    .filter(contact -> !contact.key().equals(own))
                    .count();
            if (sent + underway >= limit.most()) {
                result = BeginResult.ANOTHER_UNDERWAY;
            }
        }
        return result;
    }
}
