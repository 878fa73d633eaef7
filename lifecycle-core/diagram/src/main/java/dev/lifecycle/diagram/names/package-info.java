/**
 * What pictures and SCXML share: plain names for whatever a model calls its stages, groups and events. Not for users of the library.
 */
@NullMarked
package dev.lifecycle.diagram.names;

import org.jspecify.annotations.NullMarked;
