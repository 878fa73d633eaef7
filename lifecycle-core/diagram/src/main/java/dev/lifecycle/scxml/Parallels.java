package dev.lifecycle.scxml;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stage model is in one stage at a time, so parallel states are left out; save the one that a document begins in, and those without
 * which nothing would be left: of these one region is read.
 */
final class Parallels {

    private final Map<String, Element> byId;
    private final Findings findings;

    Parallels(Map<String, Element> byId, Findings findings) {
        this.byId = byId;
        this.findings = findings;
    }

    void open(Element root) {
        Set<Element> passed = new HashSet<>();
        Element at = root;
        while (at != null && passed.add(at)) {
            Element next = next(at);
            if (next != null) {
                openAround(next);
            }
            at = next;
        }
        openUntilThereIsAState(root);
    }

    /** Where a document goes on from here when it begins. */
    private @Nullable Element next(Element element) {
        for (String id : States.initialIds(element)) {
            Element named = byId.get(id);
            if (named != null && named != element && named.isIn(element)) {
                return named.name.equals("history") ? null : named;
            }
        }
        return element.children().stream()
                .filter(child -> child.isState() || child.isParallel())
                .findFirst()
                .orElse(null);
    }

    private void openAround(Element element) {
        if (element.isParallel()) {
            element.children().stream().filter(Element::isState).findFirst().ifPresent(region -> open(element, region));
        }
        Element inner = element;
        for (Element outer = element.parent; outer != null; outer = outer.parent) {
            if (outer.isParallel() && !outer.isState() && inner.isState()) {
                open(outer, inner);
            }
            inner = outer;
        }
    }

    private void open(Element parallel, Element region) {
        if (!parallel.isState()) {
            parallel.open(region);
            findings.note(Messages.oneRegion(parallel.toString(), region.toString()));
        }
    }

    private void openUntilThereIsAState(Element element) {
        List<Element> children = element.children();
        if (children.stream().noneMatch(Element::isState)) {
            for (Element child : children) {
                if (child.isParallel()) {
                    openUntilThereIsAState(child);
                    openAround(child);
                    return;
                }
            }
        }
    }
}
