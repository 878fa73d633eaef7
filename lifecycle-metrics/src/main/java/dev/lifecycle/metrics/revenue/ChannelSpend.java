package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of channels beside their customers.
 *
 * @param spent      by channel
 * @param churn      by channel
 * @param everywhere the churn of channels that have none of their own; null if there is none
 * @param discount   rate per period
 */
record ChannelSpend(
        TreeMap<String, BigDecimal> spent,
        TreeMap<String, Rate> churn,
        @Nullable Rate everywhere,
        double discount) implements Serializable {

    static final ChannelSpend NONE = new ChannelSpend(new TreeMap<>(), new TreeMap<>(), null, 0);

    ChannelSpend spent(String channel, BigDecimal money) {
        if (money.signum() < 0) {
            throw new IllegalArgumentException(Messages.negative("spend on '" + channel + "'", money.toPlainString()));
        }
        TreeMap<String, BigDecimal> all = new TreeMap<>(spent);
        all.merge(channel, money, BigDecimal::add);
        return new ChannelSpend(all, churn, everywhere, discount);
    }

    ChannelSpend churn(String channel, Rate perPeriod) {
        TreeMap<String, Rate> all = new TreeMap<>(churn);
        all.put(channel, perPeriod);
        return new ChannelSpend(spent, all, everywhere, discount);
    }

    ChannelSpend churn(Rate perPeriod) {
        return new ChannelSpend(spent, churn, perPeriod, discount);
    }

    ChannelSpend discount(double perPeriod) {
        return new ChannelSpend(spent, churn, everywhere, perPeriod);
    }

    /** The same without money: what holds for a segment, too. */
    ChannelSpend withoutMoney() {
        return new ChannelSpend(new TreeMap<>(), churn, everywhere, discount);
    }

    /** The channels counted, with what is known of them. */
    AcquisitionCost onto(AcquisitionCost counted) {
        TreeSet<String> names = new TreeSet<>(spent.keySet());
        counted.channels().forEach(channel -> names.add(channel.channel()));
        List<ChannelCost> channels = new ArrayList<>();
        for (String name : names) {
            ChannelCost channel = counted.channel(name).orElseGet(() -> new ChannelCost(name, 0, null, null, null, 0));
            channels.add(channel.with(spent.get(name), churn.getOrDefault(name, everywhere), discount));
        }
        BigDecimal money = spent.values().stream().reduce(BigDecimal::add).orElse(null);
        ChannelCost total = counted.total().with(money, together(channels), discount);
        return new AcquisitionCost(
                counted.definition(), counted.currency(), counted.complete(), channels, total, counted.laterRows());
    }

    /** The churn of all channels: the sum of the channels' own, if everyone with customers has one; else that of everywhere. */
    private @Nullable Rate together(List<ChannelCost> channels) {
        Rate sum = Rate.EMPTY;
        for (ChannelCost channel : channels) {
            Rate own = churn.get(channel.channel());
            if (channel.won() > 0 && own == null) {
                return everywhere;
            }
            sum = own == null ? sum : sum.plus(own);
        }
        return churn.isEmpty() ? everywhere : sum;
    }
}
