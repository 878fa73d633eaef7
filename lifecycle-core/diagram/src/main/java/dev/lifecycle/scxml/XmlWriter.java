package dev.lifecycle.scxml;

/** Elements as XML text, two spaces to a level. */
final class XmlWriter {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    static String text(Element root) {
        XmlWriter writer = new XmlWriter();
        writer.write(root, "");
        return writer.text.toString();
    }

    private void write(Element element, String indent) {
        text.append(indent).append('<').append(element.name);
        element.attributes((name, value) -> {
            text.append(' ').append(name).append("=\"");
            value.codePoints().forEach(this::escape);
            text.append('"');
        });
        if (element.children().isEmpty()) {
            text.append("/>\n");
            return;
        }
        text.append(">\n");
        element.children().forEach(child -> write(child, indent + "  "));
        text.append(indent).append("</").append(element.name).append(">\n");
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\n', '\r', '\t' -> text.append("&#").append(c).append(';');
            default -> {
                if (c < 0x20 || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF) {
                    throw new IllegalArgumentException(Messages.notXml(c));
                }
                text.appendCodePoint(c);
            }
        }
    }
}
