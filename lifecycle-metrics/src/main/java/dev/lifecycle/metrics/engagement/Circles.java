package dev.lifecycle.metrics.engagement;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which invitations run in a circle. People are numbered from 0, and invitations come one by one.
 *
 * <p>Two questions: which belong to a circle of all of them (two people each of whom leads to the other), and which close one when it is made,
 * those that did so before left out. For the second, people stand in an order in which everybody comes after who invited them. The order
 * begins with that of a walk over all invitations, so that few of them run against it; each that does moves only those who stand between its
 * two ends, or finds the circle there.
 *
 * @see <a href="https://doi.org/10.1137/0201010">Tarjan 1972</a>
 * @see <a href="https://doi.org/10.1145/1187436.1210590">Pearce and Kelly 2006</a>
 */
final class Circles {

    private static final int NOBODY = -1;

    private final int people;
    private final int[] from;
    private final int[] to;
    // Group of people who lead to each other, and place in an order of the walk, of each.
    private final int[] group;
    private final int[] place;

    /** Invitations by number: who invites, and whom. */
    Circles(int people, int[] from, int[] to) {
        this.people = people;
        this.from = from;
        this.to = to;
        this.group = new int[people];
        this.place = new int[people];
        walk();
    }

    /** The invitations of which each belongs to some circle. */
    BitSet all() {
        BitSet circular = new BitSet();
        for (int i = 0; i < from.length; i++) {
            circular.set(i, group[from[i]] == group[to[i]]);
        }
        return circular;
    }

    /** The invitations that close a circle, if they are made one after another. */
    BitSet closing() {
        BitSet closing = new BitSet();
        Made out = new Made(people, from.length);
        Made in = new Made(people, from.length);
        Moves moves = new Moves(out, in);
        for (int i = 0; i < from.length; i++) {
            // Who is in no circle with the invited closes none, and needs no place beside them.
            if (group[from[i]] != group[to[i]]) {
                continue;
            }
            if (from[i] == to[i] || (place[from[i]] > place[to[i]] && moves.closesCircle(from[i], to[i]))) {
                closing.set(i);
            } else {
                out.add(from[i], to[i]);
                in.add(to[i], from[i]);
            }
        }
        return closing;
    }

    /** Tarjan's walk, with a stack of its own: a chain is as deep as it is long. */
    private void walk() {
        int[] firstOut = new int[people];
        Arrays.fill(firstOut, NOBODY);
        int[] nextOut = new int[from.length];
        for (int i = from.length - 1; i >= 0; i--) {
            nextOut[i] = firstOut[from[i]];
            firstOut[from[i]] = i;
        }
        int[] seen = new int[people];
        int[] lowest = new int[people];
        int[] path = new int[people];
        int[] open = new int[people];
        BitSet isOpen = new BitSet();
        Arrays.fill(group, NOBODY);
        int clock = 0;
        int opened = 0;
        int groups = 0;
        int finished = people;
        for (int i = 0; i < from.length; i++) {
            int depth = 0;
            if (seen[from[i]] == 0) {
                path[depth++] = from[i];
            }
            while (depth > 0) {
                int person = path[depth - 1];
                if (seen[person] == 0) {
                    seen[person] = lowest[person] = ++clock;
                    open[opened++] = person;
                    isOpen.set(person);
                }
                int edge = firstOut[person];
                if (edge == NOBODY) {
                    place[person] = --finished;
                    if (lowest[person] == seen[person]) {
                        int member;
                        do {
                            member = open[--opened];
                            isOpen.clear(member);
                            group[member] = groups;
                        } while (member != person);
                        groups++;
                    }
                    depth--;
                    if (depth > 0) {
                        lowest[path[depth - 1]] = Math.min(lowest[path[depth - 1]], lowest[person]);
                    }
                    continue;
                }
                firstOut[person] = nextOut[edge];
                int next = to[edge];
                if (seen[next] == 0) {
                    path[depth++] = next;
                } else if (isOpen.get(next)) {
                    lowest[person] = Math.min(lowest[person], seen[next]);
                }
            }
        }
        for (int person = 0; person < people; person++) {
            if (group[person] == NOBODY) {
                group[person] = groups++;
                place[person] = --finished;
            }
        }
    }

    /** Accepted invitations by one of their ends. */
    private static final class Made {
        private final int[] first;
        private final int[] next;
        private final int[] other;
        private int size;

        Made(int people, int most) {
            first = new int[people];
            Arrays.fill(first, NOBODY);
            next = new int[most];
            other = new int[most];
        }

        void add(int end, int otherEnd) {
            other[size] = otherEnd;
            next[size] = first[end];
            first[end] = size++;
        }
    }

    /** Moves people up and down their order for an invitation that runs against it. */
    private final class Moves {
        private final Made out;
        private final Made in;
        private final int[] after = new int[people];
        private final int[] before = new int[people];
        private final int[] mark = new int[people];
        private int marked;

        Moves(Made out, Made in) {
            this.out = out;
            this.in = in;
        }

        boolean closesCircle(int inviter, int invitee) {
            int low = place[invitee];
            int high = place[inviter];
            int followers = reach(out, invitee, after, inviter, low, high);
            if (followers < 0) {
                return true;
            }
            int leaders = reach(in, inviter, before, NOBODY, low, high);
            reorder(leaders, followers);
            return false;
        }

        /** Whom invitations lead to from one, between the two places; below 0 if the target is among them. */
        private int reach(Made made, int start, int[] found, int target, int low, int high) {
            marked++;
            int size = 0;
            found[size++] = start;
            mark[start] = marked;
            for (int i = 0; i < size; i++) {
                for (int e = made.first[found[i]]; e != NOBODY; e = made.next[e]) {
                    int other = made.other[e];
                    if (other == target) {
                        return NOBODY;
                    }
                    if (mark[other] != marked && place[other] >= low && place[other] <= high) {
                        mark[other] = marked;
                        found[size++] = other;
                    }
                }
            }
            return size;
        }

        /** Those who lead to the inviter come first, then those whom the invited leads to, each in their old order, in the places of both. */
        private void reorder(int leaders, int followers) {
            long[] moved = new long[leaders + followers];
            int[] places = new int[moved.length];
            for (int i = 0; i < leaders; i++) {
                moved[i] = (long) place[before[i]] << Integer.SIZE | before[i];
            }
            for (int i = 0; i < followers; i++) {
                moved[leaders + i] = (long) place[after[i]] << Integer.SIZE | after[i];
            }
            Arrays.sort(moved, 0, leaders);
            Arrays.sort(moved, leaders, moved.length);
            for (int i = 0; i < moved.length; i++) {
                places[i] = (int) (moved[i] >>> Integer.SIZE);
            }
            Arrays.sort(places);
            for (int i = 0; i < moved.length; i++) {
                place[(int) moved[i]] = places[i];
            }
        }
    }
}
