/**
 * What customers will be worth: purchases × spend × margin, discounted, for continuous time and for fixed occasions, with intervals from the
 * delta method or the bootstrap. The models are fitted in the rooms below.
 */
@NullMarked
package dev.lifecycle.metrics.value.lifetime;

import org.jspecify.annotations.NullMarked;
