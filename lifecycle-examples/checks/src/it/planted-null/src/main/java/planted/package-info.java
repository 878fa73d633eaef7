/** Holds one mistake. */
@NullMarked
package planted;

import org.jspecify.annotations.NullMarked;
