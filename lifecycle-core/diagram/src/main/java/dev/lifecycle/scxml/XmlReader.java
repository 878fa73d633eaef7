package dev.lifecycle.scxml;

import dev.lifecycle.model.document.DocumentLimits;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML text as elements: no document type, no entities, bounded in length, depth, and number of elements and attributes. */
final class XmlReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final DocumentLimits limits;
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private int tokens;

    private XmlReader(DocumentLimits limits) {
        this.limits = limits;
    }

    /** @throws InvalidScxmlException if it is no SCXML, or beyond the limits */
    static Element read(String text, DocumentLimits limits) {
        if (text.length() > limits.characters()) {
            throw invalid(Messages.overLimit("characters", text.length(), limits.characters()), null);
        }
        // the JDK's own, found without looking for services
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(
                    new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
            Element root = new XmlReader(limits).elements(reader);
            if (root == null || !root.name.equals("scxml")) {
                throw invalid(Messages.notScxml(root == null ? "nothing" : root.name), null);
            }
            return root;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw invalid(Messages.notWellFormed(line, String.valueOf(e.getMessage())), e);
        }
    }

    private @Nullable Element elements(XMLStreamReader reader) throws XMLStreamException {
        Element root = null;
        Element open = null;
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            int line = reader.getLocation().getLineNumber();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw invalid(Messages.documentType(line), null);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > limits.depth()) {
                    throw invalid(Messages.tooDeep(line, limits.depth()), null);
                }
                open = element(reader, line, open);
                root = root == null ? open : root;
            } else if (event == XMLStreamConstants.END_ELEMENT && open != null) {
                depth--;
                open = open.parent;
            }
        }
        return root;
    }

    private Element element(XMLStreamReader reader, int line, @Nullable Element parent) {
        Element element = new Element(name(reader.getNamespaceURI(), reader.getLocalName()), line, parent);
        int attributes = reader.getAttributeCount();
        tokens += 1 + attributes;
        if (tokens > limits.tokens()) {
            throw invalid(Messages.overLimit("tokens", tokens, limits.tokens()), null);
        }
        for (int i = 0; i < attributes; i++) {
            String namespace = reader.getAttributeNamespace(i);
            element.add(
                    namespace == null || namespace.isEmpty()
                            ? reader.getAttributeLocalName(i)
                            : name(namespace, reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        return element;
    }

    /** Each name is made once, however often it is there. */
    private String name(@Nullable String namespace, String local) {
        if (Element.NAMESPACE.equals(namespace)) {
            return local;
        }
        return names.computeIfAbsent(String.valueOf(namespace), key -> new HashMap<>())
                .computeIfAbsent(
                        local,
                        key -> Element.OWN_NAMESPACE.equals(namespace)
                                ? Element.OWN + key
                                : "{" + Messages.shown(String.valueOf(namespace)) + "}" + key);
    }

    static InvalidScxmlException invalid(String problem, @Nullable Throwable cause) {
        return new InvalidScxmlException(List.of(problem), cause);
    }
}
