package dev.lifecycle.commit;

import dev.lifecycle.stage.Texts;
import org.slf4j.Logger;

/** What becomes of things thrown by a host's code: they concern one customer, and are told without trusting them any further. */
public final class Troubles {

    private Troubles() {}

    /** Whether nothing more can be done in this thread: the virtual machine itself is in trouble, and not for want of stack alone. */
    public static boolean endsTheRun(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    /** It as a text that every store keeps; its class alone if it cannot even say what it is. */
    public static String text(Throwable thrown) {
        String own = null;
        try {
            own = thrown.toString();
        } catch (Throwable unspeakable) {
            if (endsTheRun(unspeakable)) {
                throw unspeakable;
            }
        }
        return Texts.keepable(own == null ? thrown.getClass().getName() : own);
    }

    /** Logs a warning with it, of which neither ids nor texts make more lines; without its trace if that cannot be had. */
    public static void warn(Logger log, String text, Throwable thrown) {
        String what = Texts.inOneLine(text);
        try {
            log.warn(what, LoggedTrouble.of(thrown));
        } catch (Throwable unspeakable) {
            if (endsTheRun(unspeakable)) {
                throw unspeakable;
            }
            log.warn("{}: {}", what, Texts.inOneLine(text(thrown)));
        }
    }

    /** Throws it again as it is, checked or not, as it was thrown by code that declares nothing. */
    public static RuntimeException again(Throwable thrown) {
        return Troubles.<RuntimeException>as(thrown);
    }

    @SuppressWarnings("unchecked") // never cast: the type of a thrown exception is not kept
    private static <T extends Throwable> RuntimeException as(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
