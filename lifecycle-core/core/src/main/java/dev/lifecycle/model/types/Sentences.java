package dev.lifecycle.model.types;

import java.util.Collection;
import java.util.List;

/** What is said of stages and event types that a model cannot have. */
public final class Sentences {

    private Sentences() {}

    /** A stage that the model does not have. */
    public static String unknownStage(String stage, String model, List<String> known) {
        return "model " + model + " has no stage '" + stage + "'; it has " + Listing.some(known);
    }

    static String openEvent(Class<?> declared, Class<?> open) {
        String why = open.isPrimitive()
                ? "a primitive is no event"
                : open.isArray() ? "an array is no event" : "classes that nobody knows of yet could extend it";
        return "event type " + declared.getName() + (open == declared ? "" : " permits " + open.getName() + ", which")
                + " is open (" + why + "); make it a record, an enum, final or sealed;"
                + " if it is not yours to change, wrap it in a record, or use a named Signal";
    }

    static String twoTypesOneId(String id, Object one, Object other) {
        return "event types " + typeName(one) + " and " + typeName(other) + " both have the id '" + id
                + "'; give one its own with eventId(…)";
    }

    private static String typeName(Object owner) {
        return owner instanceof Class<?> type ? type.getName() : "named \"" + owner + "\"";
    }

    /** One thing said twice, in two ways. */
    public static String alreadySet(String what, Object before, Object now) {
        return what + " was already set to " + (before instanceof Collection<?> many ? Listing.some(many) : before)
                + " and is now set to " + (now instanceof Collection<?> many ? Listing.some(many) : now) + "; keep one";
    }

    /** A position that belongs to another model. */
    public static String otherModel(String subject, String itsModel, int itsVersion, String model, int version) {
        return "the position of '" + subject + "' belongs to model " + itsModel + " v" + itsVersion + ", not to "
                + model + " v" + version + "; migrate it, or ask the model it belongs to";
    }
}
