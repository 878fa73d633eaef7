package dev.lifecycle.examples.report.reading.text;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file that is read more than once, unpacked where it is a gzip.
 *
 * @param name as the user knows it
 * @param path where its bytes are
 */
public record Input(String name, Path path) {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /** Counts the bytes of the file that were taken, packed ones where it is packed. */
    public static final class Counted extends FilterInputStream {

        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        long count() {
            return count;
        }
    }

    public Counted openPacked() throws IOException {
        return new Counted(Files.newInputStream(path));
    }

    /** The text's bytes from this stream of the file's bytes. */
    public static InputStream unpacked(InputStream packed) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(packed, BUFFER);
        bytes.mark(2);
        boolean gzip = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        return gzip ? new GZIPInputStream(bytes, BUFFER) : bytes;
    }

    public InputStream open() throws IOException {
        return unpacked(openPacked());
    }

    /** Its first bytes, unpacked. */
    public byte[] head(int length) throws IOException {
        try (InputStream bytes = open()) {
            return bytes.readNBytes(length);
        }
    }

    public long size() throws IOException {
        return Files.size(path);
    }
}
