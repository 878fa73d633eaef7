/**
 * Stage models as SCXML, the state chart language of the W3C, and back: for editors and engines of state charts. Nothing here runs a
 * document or changes a model; what one side cannot say is named to the caller, never dropped in silence. Documents of strangers are
 * bounded in length and depth, and read without document types and entities.
 */
@NullMarked
package dev.lifecycle.scxml;

import org.jspecify.annotations.NullMarked;
