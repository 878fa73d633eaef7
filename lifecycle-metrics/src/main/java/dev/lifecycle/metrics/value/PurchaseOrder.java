package dev.lifecycle.metrics.value;

/**
 * Rows of purchases brought together by customer: one counting sort, which writes each row once to where its customer's rows
 * lie, so that all later reading is in order of memory. The host's columns stay as they are.
 */
final class PurchaseOrder {

    /** Where each customer's rows begin; one more than there are numbers. */
    private final int[] starts;

    private final int[] days;
    private final double[] amounts;

    PurchaseOrder(int[] customers, int[] epochDays, double[] spent) {
        int most = -1;
        for (int i = 0; i < customers.length; i++) {
            String problem = Messages.problemWithPurchase(customers[i], epochDays[i], spent[i]);
            if (problem != null) {
                throw new IllegalArgumentException(Messages.row(i, problem));
            }
            most = Math.max(most, customers[i]);
        }
        int[] next = new int[most + 2];
        for (int customer : customers) {
            next[customer + 1]++;
        }
        for (int k = 1; k < next.length; k++) {
            next[k] += next[k - 1];
        }
        starts = next.clone();
        days = new int[customers.length];
        amounts = new double[customers.length];
        for (int i = 0; i < customers.length; i++) {
            int to = next[customers[i]]++;
            days[to] = epochDays[i];
            amounts[to] = spent[i];
        }
    }

    /** Numbers of customers are below this; some may have no rows. */
    int numbers() {
        return starts.length - 1;
    }

    int from(int customer) {
        return starts[customer];
    }

    int to(int customer) {
        return starts[customer + 1];
    }

    int day(int row) {
        return days[row];
    }

    double amount(int row) {
        return amounts[row];
    }

    /** How many customers have a purchase on this day or before. */
    int customersUpTo(int day) {
        int known = 0;
        for (int customer = 0; customer < numbers(); customer++) {
            for (int row = from(customer); row < to(customer); row++) {
                if (days[row] <= day) {
                    known++;
                    break;
                }
            }
        }
        return known;
    }
}
