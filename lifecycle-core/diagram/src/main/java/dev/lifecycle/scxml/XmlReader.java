package dev.lifecycle.scxml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML text as elements: no document type, no entities, bounded in length and depth. */
final class XmlReader {

    static final int LONGEST = 16 << 20;
    static final int DEEPEST = 64;

    private XmlReader() {}

    /** @throws InvalidScxmlException if it is no SCXML, or beyond the limits */
    static Element read(String text) {
        if (text.length() > LONGEST) {
            throw invalid(Messages.tooLong(text.length(), LONGEST), null);
        }
        // the JDK's own, found without looking for services
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            Element root = elements(reader);
            if (root == null || !root.name.equals("scxml")) {
                throw invalid(Messages.notScxml(root == null ? "nothing" : root.name), null);
            }
            return root;
        } catch (XMLStreamException e) {
            throw invalid(Messages.notWellFormed(e.getLocation().getLineNumber(), String.valueOf(e.getMessage())), e);
        }
    }

    private static @Nullable Element elements(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        Element root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            int line = reader.getLocation().getLineNumber();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw invalid(Messages.documentType(line), null);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                Element element = new Element(name(reader.getNamespaceURI(), reader.getLocalName()), line);
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    String namespace = reader.getAttributeNamespace(i);
                    element.set(
                            namespace == null || namespace.isEmpty()
                                    ? reader.getAttributeLocalName(i)
                                    : name(namespace, reader.getAttributeLocalName(i)),
                            reader.getAttributeValue(i));
                }
                if (open.size() >= DEEPEST) {
                    throw invalid(Messages.tooDeep(line, DEEPEST), null);
                }
                if (root == null) {
                    root = element;
                } else {
                    open.element().children.add(element);
                }
                open.push(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            }
        }
        return root;
    }

    private static String name(@Nullable String namespace, String local) {
        if (Element.NAMESPACE.equals(namespace)) {
            return local;
        }
        return Element.OWN_NAMESPACE.equals(namespace) ? Element.OWN + local : "{" + namespace + "}" + local;
    }

    static InvalidScxmlException invalid(String problem, @Nullable Throwable cause) {
        return new InvalidScxmlException(List.of(problem), cause);
    }
}
