package dev.lifecycle.diagram.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives each name a plain word that no other has: the name itself, where every language would take it as it is. No word is one that a
 * drawing tool gives to what it adds itself, such as Mermaid's {@code root_start}, nor one that it could make of another word.
 */
public final class PlainNames {

    private static final int LONGEST = 60;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*");

    /** Words that some language reads as its own, in small letters. */
    // spotless:off
    private static final Set<String> TAKEN = Set.of(
            "state", "note", "end", "start", "as", "class", "classdef", "direction", "default", "hide", "show",
            "title", "skinparam", "scale", "legend", "left", "right", "top", "bottom", "to", "fork", "join",
            "choice", "history", "entrypoint", "exitpoint", "graph", "digraph", "subgraph", "strict", "node", "edge",
            "statediagram", "style", "click", "link", "tb", "bt", "lr", "rl", "json", "header", "footer", "caption",
            "mainframe", "remove", "url", "of", "on", "if", "else", "then", "is", "float", "footbox", "autonumber",
            "frame", "concurrent", "page", "acctitle", "accdescr", "root", "constructor", "prototype", "null",
            "true", "false", "callback", "href", "tostring", "valueof", "hasownproperty", "isprototypeof",
            "propertyisenumerable", "tolocalestring");

    /** Of these, numbered or joined to other words, tools make names for what they add: start and end, notes, forks, clusters. */
    private static final Set<String> PARTS = Set.of(
            "start", "end", "note", "parent", "root", "divider", "fork", "join", "choice", "history", "cluster", "node", "edge",
            "state", "graph", "diagram");
    // spotless:on

    private final Set<String> given = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * A name that has not been given yet.
     *
     * @param fallback the beginning of the word, where the name itself will not do
     */
    public String nameFor(String name, String fallback) {
        if (isPlain(name) && given.add(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        String word;
        do {
            word = fallback + numbers.merge(fallback, 1, Integer::sum);
        } while (!given.add(word.toLowerCase(Locale.ROOT)));
        return word;
    }

    private static boolean isPlain(String name) {
        if (name.length() >= LONGEST || !PLAIN.matcher(name).matches()) {
            return false;
        }
        String word = name.toLowerCase(Locale.ROOT);
        return !TAKEN.contains(withoutNumber(word))
                && Stream.of(word.split("_")).map(PlainNames::withoutNumber).noneMatch(PARTS::contains);
    }

    private static String withoutNumber(String word) {
        int end = word.length();
        while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }
}
