package dev.lifecycle.examples.benchmarks;

/** Placeholder. */
public final class Benchmarks {
    private Benchmarks() {}
    public static void main(String[] a) {}
}
