/**
 * Rules of contact and those who send: consent, quiet hours, caps, further attempts, and what one delivery came to. {@link
 * dev.lifecycle.Lifecycle#deliver} works by them.
 */
@NullMarked
package dev.lifecycle.contact;

import org.jspecify.annotations.NullMarked;
