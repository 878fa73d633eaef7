package dev.lifecycle.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Several texts in one column or cursor: one line each, with a line feed written {@code \n} and a backslash twice. */
final class JoinedTexts {

    private JoinedTexts() {}

    /** Null for no texts at all, as one empty text is an empty line. */
    static @Nullable String join(List<String> texts) {
        return texts.isEmpty() ? null : lines(texts);
    }

    static String lines(List<String> texts) {
        StringJoiner joined = new StringJoiner("\n");
        for (String text : texts) {
            boolean plain = text.indexOf('\\') < 0 && text.indexOf('\n') < 0;
            joined.add(plain ? text : text.replace("\\", "\\\\").replace("\n", "\\n"));
        }
        return joined.toString();
    }

    static List<String> split(@Nullable String joined) {
        if (joined == null) {
            return List.of();
        }
        if (joined.indexOf('\\') < 0) {
            return Arrays.asList(joined.split("\n", -1));
        }
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == '\n') {
                texts.add(text.toString());
                text.setLength(0);
            } else if (c == '\\' && i + 1 < joined.length()) {
                i++;
                text.append(joined.charAt(i) == 'n' ? '\n' : joined.charAt(i));
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts;
    }
}
