package dev.lifecycle.examples.report.reading.text;

import java.io.IOException;
import java.io.Reader;

/** The text of a file. */
public final class FileText implements Text {

    private final Input input;
    private final Encoding encoding;
    private Input.@org.jspecify.annotations.Nullable Counted bytes;

    public FileText(Input input, Encoding encoding) {
        this.input = input;
        this.encoding = encoding;
    }

    @Override
    public Reader open() throws IOException {
        bytes = input.openPacked();
        return encoding.read(bytes);
    }

    @Override
    public long lines() {
        return encoding.lines();
    }

    /** Its beginning, to the end of a line unless there is none. */
    public String sample(int length) throws IOException {
        char[] chars = new char[length];
        int size = 0;
        try (Reader reader = open()) {
            for (int read = 0; read >= 0 && size < length; size += Math.max(0, read)) {
                read = reader.read(chars, size, length - size);
            }
        }
        String sample = new String(chars, 0, size);
        int lineEnd = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
        return size < length || lineEnd < 0 ? sample : sample.substring(0, lineEnd + 1);
    }

    /** Bytes of the file that the last reader has taken. */
    public long taken() {
        return bytes == null ? 0 : bytes.count();
    }
}
