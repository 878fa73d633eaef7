/**
 * Ready stage models, each a table with one rule a line: {@link dev.lifecycle.preset.FiveStage} for a shop,
 * {@link dev.lifecycle.preset.RelationshipCycle} for a relation that is won, kept and lost, {@link dev.lifecycle.preset.AccountCycle} for a
 * business account, {@link dev.lifecycle.preset.CartCycle} for a cart, {@link dev.lifecycle.preset.CrmCycle} for what the firm does about a
 * customer, {@link dev.lifecycle.preset.Engagement} for the health of the relation. They use nothing that a host's
 * own model could not, and share the events of {@code preset.event}; nothing here handles, stores or sends anything.
 */
@NullMarked
package dev.lifecycle.preset;

import org.jspecify.annotations.NullMarked;
