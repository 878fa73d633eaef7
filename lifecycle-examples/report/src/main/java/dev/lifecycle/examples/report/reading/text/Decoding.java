package dev.lifecycle.examples.report.reading.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/** What comes of decoding all bytes of a file by one charset: how many lines, and where it fails. */
final class Decoding {

    private static final int CHUNK = 1 << 16;
    private static final int MOST_EVIDENCE = 1 << 16;
    private static final int AROUND = 24;

    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private final ByteArrayOutputStream evidence = new ByteArrayOutputStream();
    private final CharsetDecoder decoder;
    private long lineEnds;
    private boolean carriageReturn;
    private boolean openLine;
    private long beyondAscii;
    private long errors;
    private long firstErrorLine;
    private String firstError = "";

    private Decoding(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static Decoding of(Input input, Charset charset, int mark) throws IOException {
        Decoding decoding = new Decoding(charset);
        try (InputStream in = input.open()) {
            in.skipNBytes(mark);
            decoding.decode(in);
        }
        return decoding;
    }

    private void decode(InputStream in) throws IOException {
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            decode(end);
            bytes.compact();
        }
        take();
    }

    private void decode(boolean end) {
        CoderResult result = decoder.decode(bytes, chars, end);
        while (!result.isUnderflow()) {
            take();
            if (result.isError()) {
                fail(result.length());
            }
            result = decoder.decode(bytes, chars, end);
        }
        take();
    }

    private void fail(int length) {
        if (errors++ == 0) {
            firstErrorLine = lineEnds + 1;
            firstError = HexFormat.of()
                    .withUpperCase()
                    .formatHex(bytes.array(), bytes.position(), bytes.position() + length);
        }
        if (evidence.size() < MOST_EVIDENCE) {
            int from = Math.max(0, bytes.position() - AROUND);
            evidence.write(bytes.array(), from, Math.min(bytes.limit(), bytes.position() + length) - from);
        }
        bytes.position(bytes.position() + length);
    }

    private void take() {
        char[] array = chars.array();
        int length = chars.position();
        for (int i = 0; i < length; i++) {
            char c = array[i];
            if (c < ' ') {
                lineEnds += c == '\r' || (c == '\n' && !carriageReturn) ? 1 : 0;
                carriageReturn = c == '\r';
            } else {
                carriageReturn = false;
                beyondAscii += c > '~' ? 1 : 0;
            }
        }
        if (length > 0) {
            openLine = array[length - 1] != '\n' && array[length - 1] != '\r';
        }
        chars.clear();
    }

    /** The last one counts without an end, too. */
    long lines() {
        return lineEnds + (openLine ? 1 : 0);
    }

    long beyondAscii() {
        return beyondAscii;
    }

    long errors() {
        return errors;
    }

    /** From 1. */
    long firstErrorLine() {
        return firstErrorLine;
    }

    /** The bytes, in hexadecimal digits. */
    String firstError() {
        return firstError;
    }

    /** Bytes around those that fail. */
    byte[] evidence() {
        return evidence.toByteArray();
    }
}
