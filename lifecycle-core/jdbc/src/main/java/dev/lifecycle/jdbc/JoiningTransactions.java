package dev.lifecycle.jdbc;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Works in the host's transaction where one is open on this thread, else in one of the store's own. */
final class JoiningTransactions implements Transactions {

    private final HostTransactions hosts;
    private final Transactions own;

    JoiningTransactions(HostTransactions hosts, Transactions own) {
        this.hosts = hosts;
        this.own = own;
    }

    @Override
    public boolean areTheHosts() {
        return hosts.current().isPresent();
    }

    @Override
    public <T> T read(Supplier<String> what, Work<T> work) {
        return here().read(what, work);
    }

    @Override
    public <T> T write(Supplier<String> what, Predicate<T> isKept, Work<T> work) throws RaceLost {
        return here().write(what, isKept, work);
    }

    private Transactions here() {
        return hosts.current()
                .<Transactions>map(HostTransaction::new)
                .or(() -> hosts.leftOver().map(LeftOverConnection::new))
                .orElse(own);
    }
}
