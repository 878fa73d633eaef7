package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.text.Sample;
import dev.lifecycle.examples.report.reading.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells files that hold several tables one under the other, which no delimiter and no header can make one. */
final class Tables {

    private Tables() {}

    /**
     * What to say of them: a row of words alone after an empty line, or with other fields than the row before, is a header. Empty if there
     * are not at least two.
     */
    static Optional<String> found(String name, Text text, Layout layout) throws IOException {
        if (layout.json()) {
            return Optional.empty();
        }
        Layout whole = new Layout(false, layout.delimiter(), layout.quote(), List.of(), 0);
        Sample sample = Sample.tried(name, text, whole);
        List<String> headers = new ArrayList<>();
        for (int row = 0; row < sample.rows().size(); row++) {
            List<String> fields = sample.rows().get(row);
            boolean apart = row == 0
                    || sample.line(row) > sample.line(row - 1) + 1
                    || fields.size() != sample.rows().get(row - 1).size();
            if (apart
                    && fields.size() > 1
                    && fields.stream().noneMatch(String::isEmpty)
                    && !Sniffer.looksLikeData(fields)) {
                headers.add(Long.toString(sample.line(row)));
            }
        }
        return headers.size() < 2 ? Optional.empty() : Optional.of(Messages.tables(headers));
    }
}
