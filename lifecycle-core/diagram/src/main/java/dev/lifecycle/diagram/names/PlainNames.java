package dev.lifecycle.diagram.names;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each name a plain word that no other has: the name itself, where every language would take it as it is. */
public final class PlainNames {

    /** PlainNames that some language reads as its own, in small letters. */
    // spotless:off
    private static final Set<String> TAKEN = Set.of(
            "state", "note", "end", "start", "as", "class", "classdef", "direction", "default", "hide", "show",
            "title", "skinparam", "scale", "legend", "left", "right", "top", "bottom", "to", "fork", "join",
            "choice", "history", "entrypoint", "exitpoint", "graph", "digraph", "subgraph", "strict", "node", "edge",
            "statediagram", "style", "click", "link", "tb", "bt", "lr", "rl", "json", "header", "footer", "caption",
            "mainframe", "remove", "url", "of", "on", "if", "else", "then", "is", "float", "footbox", "autonumber",
            "frame", "concurrent", "page", "acctitle", "accdescr", "root", "constructor", "prototype", "null",
            "true", "false", "callback", "href");
    // spotless:on

    private final Set<String> given = new HashSet<>();

    /**
     * A name that has not been given yet.
     *
     * @param fallback the beginning of the word, where the name itself will not do
     */
    public String nameFor(String name, String fallback) {
        int number = 1;
        String word = isPlain(name) ? name : fallback + number;
        while (!given.add(word.toLowerCase(Locale.ROOT))) {
            word = fallback + ++number;
        }
        return word;
    }

    private static boolean isPlain(String name) {
        return name.length() < 60
                && name.matches("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
                && !TAKEN.contains(name.toLowerCase(Locale.ROOT));
    }
}
