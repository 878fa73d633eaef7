package dev.lifecycle.examples.benchmarks.workload;

/** What happens to a customer of the workload. */
public sealed interface CustomerEvent {

    /** The seven kinds, for engines that know an event by a constant rather than by its class. */
    enum Kind {
        ENGAGE(0),
        PURCHASE(1),
        RENEW(2),
        REFER(3),
        UPSELL(4),
        CHURN(5),
        WIN_BACK(6);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** What an engine calls it that knows numbers only. */
        public int number() {
            return number;
        }
    }

    /** Which of the seven it is. */
    Kind kind();

    /** Whether the one guard of the workload says yes: a purchase counts only with an amount above 0. */
    default boolean isPaid() {
        return true;
    }

    /** The customer looked closer. */
    record Engage(int pages) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.ENGAGE;
        }
    }

    /** The customer ordered, if only a free sample. */
    record Purchase(long cents) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.PURCHASE;
        }

        @Override
        public boolean isPaid() {
            return cents > 0;
        }
    }

    /** The contract goes on. */
    record Renew(int months) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.RENEW;
        }
    }

    /** The customer brought another. */
    record Refer(int customer) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.REFER;
        }
    }

    /** The customer bought more. */
    record Upsell(long cents) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.UPSELL;
        }
    }

    /** The customer left. */
    record Churn(int reason) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.CHURN;
        }
    }

    /** The customer came back. */
    record WinBack(int campaign) implements CustomerEvent {
        @Override
        public Kind kind() {
            return Kind.WIN_BACK;
        }
    }
}
