/** Whether what happened could have happened by a model: events that none of its rules takes, and where. What customers did within the model stands in the room above. */
@NullMarked
package dev.lifecycle.metrics.journey.conformance;

import org.jspecify.annotations.NullMarked;
