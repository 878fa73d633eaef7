package dev.lifecycle.store;

import dev.lifecycle.stage.Touchpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which touchpoints one round of delivery takes: those of one model, those over one channel, or both; so that letters and short messages
 * may have workers of their own.
 *
 * @param model   the model's name; null if any will do
 * @param channel the channel's name; null if any will do
 */
public record Selection(@Nullable String model, @Nullable String channel) {

    /** Whatever is due. */
    public static final Selection ALL = new Selection(null, null);

    /** What was planned by this model. */
    public static Selection ofModel(String model) {
        return new Selection(model, null);
    }

    /** What goes over this channel. */
    public static Selection overChannel(String channel) {
        return new Selection(null, channel);
    }

    /** The same, of this model alone. */
    public Selection andModel(String name) {
        return new Selection(name, channel);
    }

    /** The same, over this channel alone. */
    public Selection andChannel(String name) {
        return new Selection(model, name);
    }

    /** Whether it is one of those. */
    public boolean takes(Touchpoint touchpoint) {
        return (model == null || model.equals(touchpoint.key().model()))
                && (channel == null || Objects.equals(channel, touchpoint.channel()));
    }
}
