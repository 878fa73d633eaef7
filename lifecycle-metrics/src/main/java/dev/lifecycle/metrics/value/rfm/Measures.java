package dev.lifecycle.metrics.value.rfm;

import java.math.BigDecimal;

/** What a customer is scored by. */
record Measures(Object customer, int recencyDays, int frequency, BigDecimal monetary) {

    RfmScore scored(int recency, int ofFrequency, int ofMoney) {
        return new RfmScore(recencyDays, frequency, monetary, recency, ofFrequency, ofMoney);
    }
}
