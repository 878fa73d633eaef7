package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Identities;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.report.rows.Invitation;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads invitations out of what happened, told by the one who invited or by the one who came. */
public final class ReferralRows {

    private final List<Invitation> invitations = new ArrayList<>();
    private final Function<Shop, Identities> identities;
    private long buyers;

    private ReferralRows(Function<Shop, Identities> identities) {
        this.identities = identities;
    }

    public static ReferralRows of(Chronicle chronicle, Function<Shop, Identities> identities) {
        ReferralRows rows = new ReferralRows(identities);
        chronicle.lives().forEach(rows::read);
        return rows;
    }

    public List<Invitation> invitations() {
        return invitations;
    }

    /** How many customers could have invited somebody: those who have bought. */
    long eligible() {
        return buyers;
    }

    private void read(List<Entry> life) {
        boolean bought = life.stream().anyMatch(entry -> entry.event() instanceof OrderCompleted);
        buyers += bought ? 1 : 0;
        for (Entry entry : life) {
            Shop shop = entry.customer().shop();
            if (entry.event() instanceof ReferralMade made) {
                invitations.add(new Invitation(entry.customer().name(), name(shop, made.invitee()), false));
            } else if (entry.event() instanceof ReferralReceived received) {
                invitations.add(new Invitation(
                        name(shop, received.inviter()), entry.customer().name(), bought));
            }
        }
    }

    private String name(Shop shop, String id) {
        return shop.id() + "/" + identities.apply(shop).current(id);
    }
}
