package dev.lifecycle.jdbc;

import dev.lifecycle.store.EventCodec;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a {@link JdbcStore} is set up, where it differs from tables that begin with {@code lifecycle_} and keep no events. */
public final class JdbcOptions {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private final String prefix;
    private final @Nullable EventCodec codec;
    private final boolean ownsConnections;
    private final @Nullable InstantSource clock;
    private final @Nullable HostTransactions hosts;
    private final boolean looksLater;

    private JdbcOptions(
            String prefix,
            @Nullable EventCodec codec,
            boolean ownsConnections,
            @Nullable InstantSource clock,
            @Nullable HostTransactions hosts,
            boolean looksLater) {
        this.prefix = prefix;
        this.codec = codec;
        this.ownsConnections = ownsConnections;
        this.clock = clock;
        this.hosts = hosts;
        this.looksLater = looksLater;
    }

    /** Tables that begin with {@code lifecycle_}; events are not kept; a connection with auto-commit off is refused. */
    public static JdbcOptions defaults() {
        return new JdbcOptions("lifecycle_", null, false, null, null, false);
    }

    /**
     * The same with tables that begin otherwise, such as {@code crm_lifecycle_}; the underscore is part of it.
     *
     * @throws IllegalArgumentException if it is not a letter followed by up to 39 letters, digits and underscores
     */
    public JdbcOptions tablePrefix(String newPrefix) {
        if (!PREFIX.matcher(newPrefix).matches()) {
            throw new IllegalArgumentException(Messages.badPrefix(newPrefix));
        }
        return new JdbcOptions(newPrefix, codec, ownsConnections, clock, hosts, looksLater);
    }

    /** The same, and the events themselves are kept, as this codec writes them. */
    public JdbcOptions keepEvents(EventCodec eventCodec) {
        return new JdbcOptions(prefix, eventCodec, ownsConnections, clock, hosts, looksLater);
    }

    /**
     * The same, and a connection that arrives with auto-commit off is the store's to commit and to roll back: the pool is set so, and
     * never hands out a connection on which somebody has a transaction open. A source that does, such as Spring's
     * {@code TransactionAwareDataSourceProxy}, would lose what the host has written; there {@link JdbcStore#within} is right.
     */
    public JdbcOptions ownConnections() {
        return new JdbcOptions(prefix, codec, true, clock, hosts, looksLater);
    }

    /** The same with a clock for tests: leases go by it, and not by the database's own, which all hosts share. */
    public JdbcOptions clock(InstantSource source) {
        return new JdbcOptions(prefix, codec, ownsConnections, source, hosts, looksLater);
    }

    /**
     * The same, and the store takes part in the transaction that a framework has open on the thread that calls it, as this tells; outside of
     * one it has transactions of its own.
     */
    public JdbcOptions joining(HostTransactions transactions) {
        return new JdbcOptions(prefix, codec, ownsConnections, clock, transactions, looksLater);
    }

    /** The same, and the store looks at the tables when it is first used and not when it is made: they may be created in between. */
    public JdbcOptions lookingLater() {
        return new JdbcOptions(prefix, codec, ownsConnections, clock, hosts, true);
    }

    /** What each table's name begins with. */
    public String tablePrefix() {
        return prefix;
    }

    /** Whether a connection that arrives with auto-commit off is the store's to commit and to roll back. */
    public boolean ownsConnections() {
        return ownsConnections;
    }

    /** What writes and reads kept events; empty if none are kept. */
    public Optional<EventCodec> codec() {
        return Optional.ofNullable(codec);
    }

    /** The clock that leases go by; empty for the database's own. */
    public Optional<InstantSource> clock() {
        return Optional.ofNullable(clock);
    }

    /** What tells of the transactions that a framework opens; empty if nobody does. */
    public Optional<HostTransactions> hostTransactions() {
        return Optional.ofNullable(hosts);
    }

    /** Whether the tables are looked at when the store is first used. */
    public boolean looksLater() {
        return looksLater;
    }
}
