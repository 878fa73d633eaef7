package dev.lifecycle.json;

import dev.lifecycle.model.Touch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads planned contacts: an id alone, or an object. */
final class TouchJson {

    private TouchJson() {}

    static List<Touch> list(Fields fields, String name) {
        List<Touch> touches = new ArrayList<>();
        for (Item item : fields.entries(name)) {
            touches.add(touch(item));
        }
        return touches;
    }

    static Touch touch(Item item) {
        if (item.isText()) {
            return make(item, item.text(), Duration.ZERO, null, false);
        }
        Fields fields = item.fields();
        Duration after = fields.optional("after", Fields::duration);
        Touch touch = make(
                item,
                fields.text("id"),
                after == null ? Duration.ZERO : after,
                fields.optionalText("via"),
                fields.flag("cancelIfLeft"));
        fields.end();
        return touch;
    }

    private static Touch make(Item item, String id, Duration after, @Nullable String via, boolean cancelIfLeft) {
        Touch touch = item.problems().attempt(item.pointer(), () -> {
            Touch plain = Touch.of(id).after(after);
            Touch routed = via == null ? plain : plain.via(via);
            return cancelIfLeft ? routed.cancelIfLeft() : routed;
        });
        return touch == null ? Touch.of("?") : touch;
    }
}
