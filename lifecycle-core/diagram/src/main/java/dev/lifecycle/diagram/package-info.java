/**
 * Pictures of stage models as text, for Mermaid, Graphviz and PlantUML: one drawing of boxes, frames and arrows, spelled in the language of
 * each tool. Nothing here draws, runs or changes a model; interchange with tools that run state charts is {@code dev.lifecycle.scxml}.
 */
@NullMarked
package dev.lifecycle.diagram;

import org.jspecify.annotations.NullMarked;
