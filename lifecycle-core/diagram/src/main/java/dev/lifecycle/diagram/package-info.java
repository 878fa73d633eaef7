/**
 * Pictures and interchange of stage models as text: Mermaid, Graphviz DOT, PlantUML and SCXML. Nothing here draws, runs or changes a
 * model; whatever a format cannot say is named to the caller, never dropped in silence.
 */
@NullMarked
package dev.lifecycle.diagram;

import org.jspecify.annotations.NullMarked;
