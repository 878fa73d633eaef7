package dev.lifecycle.examples.report.reading.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * How the bytes of a file are a text. Every byte of the file was decoded to find out, so that none is replaced in silence and two
 * customers never become one.
 *
 * @param charset by which it decodes
 * @param mark    bytes of the byte order mark
 * @param lines   of the file
 */
public record Encoding(Charset charset, int mark, long lines) {

    private static final int HEAD = 4096;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Fewer bytes than these are no evidence for a charset of another script. */
    private static final int EVIDENCE = 12;

    /**
     * Finds it out.
     *
     * @param told what the user says it is
     * @throws UnreadableException if a line does not decode
     */
    public static Encoding of(Input input, @Nullable Charset told) throws IOException {
        byte[] head = input.head(HEAD);
        int mark = mark(head);
        if (told != null) {
            return whole(input, told, mark);
        }
        if (mark == 2 || (mark == 0 && isUtf16(head))) {
            boolean big = mark == 2 ? head[0] == (byte) 0xFE : head[0] == 0;
            return whole(input, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, mark);
        }
        Decoding utf8 = Decoding.of(input, StandardCharsets.UTF_8, mark);
        if (utf8.errors() == 0) {
            return new Encoding(StandardCharsets.UTF_8, mark, utf8.lines());
        }
        if (mark > 0 || utf8.beyondAscii() > utf8.errors()) {
            throw new UnreadableException(
                    Messages.damaged(input.name(), utf8.firstErrorLine(), "UTF-8", utf8.firstError()));
        }
        return whole(input, legacy(utf8.evidence()), 0);
    }

    private static Encoding whole(Input input, Charset charset, int mark) throws IOException {
        Decoding decoding = Decoding.of(input, charset, mark);
        if (decoding.errors() > 0) {
            throw new UnreadableException(
                    Messages.damaged(input.name(), decoding.firstErrorLine(), charset.name(), decoding.firstError()));
        }
        return new Encoding(charset, mark, decoding.lines());
    }

    private static Charset legacy(byte[] evidence) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(evidence, 0, evidence.length);
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        int beyondAscii = 0;
        for (byte b : evidence) {
            beyondAscii += b < 0 ? 1 : 0;
        }
        boolean other = found != null
                && beyondAscii >= EVIDENCE
                && !found.toUpperCase(Locale.ROOT).startsWith("ISO-8859-")
                && Charset.isSupported(found);
        return other ? Charset.forName(found) : WINDOWS;
    }

    private static int mark(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf16 = head.length >= 2
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        return utf16 ? 2 : 0;
    }

    /** Whether it begins with the mark of UTF-16, or every other byte is mostly zero, as that of western text is. */
    public static boolean isUtf16(byte[] head) {
        if (mark(head) == 2) {
            return true;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        return pairs > 4 && ((even > 0.7 * pairs && odd == 0) || (odd > 0.7 * pairs && even == 0));
    }

    /** The text of the file of these bytes. */
    public Reader read(Input.Counted packed) throws IOException {
        InputStream bytes = new BufferedInputStream(Input.unpacked(packed));
        bytes.skipNBytes(mark);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** As a user writes it. */
    @Override
    public String toString() {
        return charset.name().equals("windows-1252")
                ? "Windows-1252"
                : charset.name().replaceAll("(BE|LE)$", "") + (mark > 0 ? " with BOM" : "");
    }
}
