package dev.lifecycle.metrics.value.forecast;

/** What the draws made of the future: a row per period, a column per draw. */
final class Draws {

    final double[][] known;
    final double[][] toCome;

    Draws(int periods, int draws) {
        known = new double[periods][draws];
        toCome = new double[periods][draws];
    }

    double[][] of(boolean isToCome) {
        return isToCome ? toCome : known;
    }

    /** Each period with all before it. */
    Draws cumulative() {
        Draws sums = new Draws(known.length, known[0].length);
        sum(known, sums.known);
        sum(toCome, sums.toCome);
        return sums;
    }

    private static void sum(double[][] values, double[][] sums) {
        for (int period = 0; period < values.length; period++) {
            for (int draw = 0; draw < values[period].length; draw++) {
                sums[period][draw] = values[period][draw] + (period == 0 ? 0 : sums[period - 1][draw]);
            }
        }
    }
}
