package dev.lifecycle.examples.report.rows;

/** Why a contact was held back, without the particulars of the single case. */
public final class Reasons {

    private Reasons() {}

    /** {@code quiet hours}, {@code cap}, {@code no consent}, {@code left the stage}, {@code merged}, {@code erased}. */
    public static String of(String reason) {
        if (reason.startsWith("left ")) {
            return "left the stage";
        }
        if (reason.startsWith("cap of ")) {
            return "cap";
        }
        return reason.replaceFirst(" until .*", "")
                .replaceFirst("^merged .*", "merged")
                .replace("the customer was erased", "erased");
    }
}
