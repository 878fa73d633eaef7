/**
 * What can happen to a customer, as the ready models hear of it: plain records that check their own scales, and the two lists they draw
 * on, kinds of survey and reasons for leaving. A host may send them to a model of its own, too; nothing here knows a model or a stage.
 */
@NullMarked
package dev.lifecycle.preset.event;

import org.jspecify.annotations.NullMarked;
