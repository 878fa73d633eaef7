package dev.lifecycle.metrics.value.fit;

/** What a fit says to who asks it. */
final class Messages {

    private Messages() {}

    static String nothingToDraw(String verdict) {
        return "parameters are drawn from the covariance of a converged fit, but this one is " + verdict;
    }

    static String noCovariance() {
        return "the covariance of the parameters is not positive definite, so none can be drawn from it; use more customers";
    }

    static String unknownParameter(String name, String known) {
        return "there is no parameter '" + name + "'; there are " + known;
    }
}
