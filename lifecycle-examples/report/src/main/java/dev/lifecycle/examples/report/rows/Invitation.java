package dev.lifecycle.examples.report.rows;

/**
 * A customer brought somebody.
 *
 * @param inviter   who
 * @param invitee   whom
 * @param converted whether that person has bought
 */
public record Invitation(String inviter, String invitee, boolean converted) {}
