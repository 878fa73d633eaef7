/**
 * The way from one version of a model to the next: where each stage goes, what each event is called from now on.
 */
@NullMarked
package dev.lifecycle.model.migration;

import org.jspecify.annotations.NullMarked;
