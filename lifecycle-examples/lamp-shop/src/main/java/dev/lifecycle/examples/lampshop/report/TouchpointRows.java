package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAnswered;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAsked;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.ShopSystems;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.rows.Contact;
import dev.lifecycle.examples.report.rows.Planned;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the stores what was planned for customers, and from the log what they asked and were answered. */
public final class TouchpointRows {

    private final Simulation simulation;

    public TouchpointRows(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Every contact that any model of any shop ever planned. */
    public List<Planned> planned() {
        List<Planned> planned = new ArrayList<>();
        for (Shop shop : Shop.values()) {
            ShopSystems systems = simulation.systems(shop);
            for (Lifecycle lifecycle : systems.lifecycles()) {
                StageModel model = lifecycle.model();
                model.stages().stream()
                        .flatMap(lifecycle::inStage)
                        .forEach(position -> systems.touchpoints(model, position.subject())
                                .forEach(touchpoint -> planned.add(new Planned(
                                        shop.id() + "/" + position.subject(),
                                        touchpoint,
                                        model.phase(touchpoint.stage()).orElse(null)))));
            }
        }
        return planned;
    }

    /** What the shops did: contacts that went out, and questions with their answers. */
    List<Contact> contacts(Chronicle chronicle, List<Planned> planned) {
        List<Contact> contacts = new ArrayList<>();
        for (Planned one : planned) {
            if (one.touchpoint().status() == Touchpoint.Status.SENT) {
                one.phase().ifPresent(phase -> contacts.add(new Contact(one.customer(), phase, null, null)));
            }
        }
        for (List<Entry> life : chronicle.lives()) {
            Entry asked = null;
            for (Entry entry : life) {
                if (entry.event() instanceof QuestionAsked) {
                    note(contacts, asked, null);
                    asked = entry;
                } else if (entry.event() instanceof QuestionAnswered) {
                    note(contacts, asked, entry.at());
                    asked = null;
                }
            }
            note(contacts, asked, null);
        }
        return contacts;
    }

    private void note(List<Contact> contacts, @Nullable Entry asked, @Nullable Instant answered) {
        if (asked != null) {
            Lifecycle circle = simulation.systems(asked.customer().shop()).fiveStage();
            Phase phase = circle.stageAsOf(asked.customer().id(), asked.at())
                    .flatMap(circle.model()::phase)
                    .orElse(Phase.PRE);
            contacts.add(new Contact(asked.customer().name(), phase, asked.at(), answered));
        }
    }
}
