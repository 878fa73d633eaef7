package dev.lifecycle.preset.event;

/**
 * A person followed a link in content or in a message.
 *
 * @param link where it led, by the host's own name or address
 */
public record LinkClicked(String link) {}
