/**
 * What everybody needs who reads a model from a document: what its names are bound to in code, and how large it may be.
 */
@NullMarked
package dev.lifecycle.model.document;

import org.jspecify.annotations.NullMarked;
