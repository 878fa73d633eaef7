package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Encoding;
import dev.lifecycle.examples.report.reading.text.FileKind;
import dev.lifecycle.examples.report.reading.text.FileText;
import dev.lifecycle.examples.report.reading.text.Input;
import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.text.Sample;
import dev.lifecycle.examples.report.reading.text.Text;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A file, and how it is to be read.
 *
 * @param input    the file
 * @param encoding of its bytes
 * @param text     its text
 * @param layout   of its rows
 * @param sample   its first rows, header left out
 * @param columns  that are read
 */
record Source(
        Input input, Encoding encoding, FileText text, Layout layout, List<List<String>> sample, Columns columns) {

    private static final int HEAD = 8192;
    private static final int SAMPLE = 1 << 18;

    /**
     * Finds out how to read it.
     *
     * @throws UnreadableException if it is no text, no table, or no purchase log
     */
    static Source of(Input input, ReadOptions options) throws IOException {
        byte[] head = input.head(HEAD);
        if (head.length == 0) {
            throw new UnreadableException(Messages.empty(input.name()));
        }
        String notText = options.notation().charset() == null ? FileKind.notText(head) : null;
        if (notText != null) {
            throw new UnreadableException(input.name() + " " + notText);
        }
        Encoding encoding = Encoding.of(input, options.notation().charset());
        FileText text = new FileText(input, encoding);
        String begin = text.sample(SAMPLE);
        if (begin.isBlank()) {
            throw new UnreadableException(Messages.empty(input.name()));
        }
        Layout layout = Sniffer.layout(input.name(), begin, options.notation());
        List<List<String>> sample =
                Sample.of(input.name(), Text.of(begin), layout).rows();
        if (sample.isEmpty()) {
            throw new UnreadableException(Messages.headerOnly(input.name(), layout.header()));
        }
        return new Source(input, encoding, text, layout, sample, columns(input.name(), text, layout, sample, options));
    }

    private static Columns columns(
            String name, FileText text, Layout layout, List<List<String>> sample, ReadOptions options)
            throws IOException {
        try {
            return ColumnChoice.of(name, layout, sample, options);
        } catch (UndecidedException e) {
            throw e;
        } catch (UnreadableException e) {
            Optional<String> rather = Suspicion.ofLayout(name, text, layout, options.notation());
            throw rather.isEmpty() ? e : new UnreadableException(e.getMessage() + ". " + rather.get());
        }
    }
}
