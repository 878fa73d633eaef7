package dev.lifecycle.preset.event;

/** An account agreed to take more: more seats, another product, a larger plan. */
public record ExpansionAgreed() {}
