package dev.lifecycle.scxml;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import java.util.List;

/**
 * Stage models as SCXML, the state chart language of the W3C, and back.
 *
 * <p>What SCXML has, it says: states, groups as states around states, transitions on events, timers as delayed events, conditions. Guards
 * and choosers are conditions such as {@code guard('paid plan')} and {@code chosen('by score', 'GOLD')}, functions that the reading tool has
 * to know; a rule leads out of a stage exactly where such a tool goes on. What only a stage model has (touchpoints, silence, episodes,
 * exits, phases, versions, dates, calendars, ticks, what rules keep of events and lead
 * back to) is there too, in a namespace of its own: read back with the same bindings it is the same model, rule for rule.
 *
 * <p>A rule that goes back leads to a deep history where that means the same: that of a group which has the fallback and not the rule's own
 * stages, if whatever leads into those leads there straight from inside the group. Elsewhere other tools see it lead to its fallback, which
 * is noted: a history returns to where its state was left last, not to where the present stage was entered from.
 *
 * <pre>{@code
 * String text = Scxml.write(SAAS).text();
 * StageModel same = Scxml.read(text, Bindings.of(SAAS)).builder().build();
 * }</pre>
 *
 * @see <a href="https://www.w3.org/TR/scxml/">State Chart XML (SCXML), W3C Recommendation 1 September 2015</a>
 */
public final class Scxml {

    private Scxml() {}

    /**
     * A model as SCXML.
     *
     * @param text  the document
     * @param notes everything in the model that other tools will not see or do differently, each as one sentence
     */
    public record Written(String text, List<String> notes) {

        /** Copies the notes. */
        public Written {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A document as a model to be built. The host may go on with the builder first: declare exits, add rules.
     *
     * @param builder with all stages, groups and rules
     * @param notes   everything in the document that a stage model does not have or does differently, each with its line; of
     *                more than a thousand, the number of the others
     */
    public record Reading(ModelBuilder builder, List<String> notes) {

        /** Copies the notes. */
        public Reading {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Writes a model.
     *
     * @throws IllegalArgumentException if a name contains a character that XML cannot hold
     */
    public static Written write(StageModel model) {
        return new ScxmlWriter(model).write();
    }

    /**
     * Reads a document, its own or one of another tool's. There a state without states is a stage, a state around states a group, a final
     * state terminal, a condition the name of a guard (in one line, cut to 255 characters), and an event that a state sends itself with a
     * delay a timer. A transition to a history goes {@linkplain dev.lifecycle.model.RuleClause#toPrevious back} if that is the same: the
     * history is deep, or of a state around no others, and whatever leads to the transition's source leads there straight from inside that
     * state; other ones are left out and noted. What a model refuses and SCXML lets pass is taken out or mended, and noted: states that cannot be reached,
     * transitions that can never be taken, circles without time; a state that nothing leads out of becomes terminal. Of a parallel state
     * that the document begins in, one region is read.
     *
     * @throws InvalidScxmlException naming every guard, chooser and capture that is not bound; or if it is no SCXML, refers to a state that there is
     *     none of, has a document type, or is beyond {@link DocumentLimits#DEFAULT}. No text throws anything else, and time and memory are
     *     in proportion to the document
     */
    public static Reading read(String text, Bindings bindings) {
        return read(text, bindings, DocumentLimits.DEFAULT);
    }

    /**
     * The same within other limits.
     *
     * @throws InvalidScxmlException as above; of what is too large, with the limit, the size and the option
     */
    public static Reading read(String text, Bindings bindings, DocumentLimits limits) {
        return new ScxmlReader(bindings, limits).read(XmlReader.read(text, limits));
    }
}
