/**
 * How one change of one customer is put together before a store is asked to keep it: what was found, what was decided, the rows that say
 * so, and the past worked out anew under the versions of the model. Not exported: it serves the facade alone.
 */
@NullMarked
package dev.lifecycle.commit;

import org.jspecify.annotations.NullMarked;
