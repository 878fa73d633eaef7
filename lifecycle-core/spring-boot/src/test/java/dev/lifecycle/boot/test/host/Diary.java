package dev.lifecycle.boot.test.host;

import dev.lifecycle.Change;
import dev.lifecycle.LifecycleListener;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Belongs to the lifecycle. */
@Component
class Diary implements LifecycleListener {

    final List<String> lines = new ArrayList<>();

    @Override
    public void changed(Change change) {
        lines.add(change.subject() + " in " + change.after().stage().id());
    }
}
