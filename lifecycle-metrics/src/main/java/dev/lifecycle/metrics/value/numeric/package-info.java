/**
 * Numbers for the models of customer value: special functions in log space, sums and integrals whose terms are all positive,
 * and a maximiser with exact derivatives. Nothing here knows customers, purchases or money; the package is not exported.
 *
 * <p>The literature writes the models with the Gauss hypergeometric function 2F1. Its series alternates, cancels or diverges
 * for arguments that real data have, so nothing here evaluates it as such: each use is a positive sum or a positive integral that
 * equals it, and the tests hold both against 2F1 in 50 digits.
 */
@NullMarked
package dev.lifecycle.metrics.value.numeric;

import org.jspecify.annotations.NullMarked;
