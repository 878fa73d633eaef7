package dev.lifecycle.model.migration;

/** What is said of ways from version to version that leave somebody out. */
final class Messages {

    private Messages() {}

    static String noPlace(String subject, String stage, String migration) {
        return "the migration from " + migration + " has no place for stage " + stage + " of '" + subject
                + "'; say where it goes with stage(…)";
    }

    static String stageWithoutPlace(String stage, String to) {
        return "stage " + stage + " has no place in " + to + "; say where it goes with stage(…)";
    }

    static String versionMustRise(String model, int version, String newModel, int newVersion) {
        return "version " + newVersion + " of " + newModel + " must be above version " + version + " of " + model
                + ", so that stored positions can be told apart; raise it";
    }
}
