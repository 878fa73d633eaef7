package dev.lifecycle.metrics.engagement;

import java.io.Serializable;

/** A test row: somebody invited somebody. */
record Invitation(String inviter, String invitee, boolean bought) implements Serializable {}
