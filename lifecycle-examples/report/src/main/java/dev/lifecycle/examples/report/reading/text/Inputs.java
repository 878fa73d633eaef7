package dev.lifecycle.examples.report.reading.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files to read: those named, those of a folder that is named, and {@code -} for what comes in, which is kept in a file meanwhile. */
public final class Inputs implements Closeable {

    private static final String STANDARD_INPUT = "-";
    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "tab", "txt", "psv", "json", "jsonl", "ndjson");

    private final List<Input> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    /**
     * Finds them.
     *
     * @throws UnreadableException if a folder holds none
     * @throws NoSuchFileException if there is no such file
     */
    public Inputs(List<Path> named, InputStream standardInput) throws IOException {
        for (Path path : named) {
            if (path.toString().equals(STANDARD_INPUT)) {
                Path kept = Files.createTempFile("purchases", ".txt");
                temporary.add(kept);
                Files.copy(standardInput, kept, StandardCopyOption.REPLACE_EXISTING);
                files.add(new Input("standard input", kept));
            } else if (Files.isDirectory(path)) {
                folder(path);
            } else if (Files.exists(path)) {
                files.add(new Input(path.toString(), path));
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
    }

    private void folder(Path folder) throws IOException {
        int before = files.size();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                if (isText(path.getFileName().toString().toLowerCase(Locale.ROOT))) {
                    files.add(new Input(path.toString(), path));
                } else {
                    leftOut.add(path.toString());
                }
            }
        }
        if (files.size() == before) {
            throw new UnreadableException(Messages.folderWithoutFiles(folder.toString()));
        }
    }

    private static boolean isText(String name) {
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return ENDINGS.contains(plain.substring(plain.lastIndexOf('.') + 1));
    }

    public List<Input> files() {
        return files;
    }

    /** What lies in a folder and was not taken for a purchase log. */
    public List<String> leftOut() {
        return leftOut;
    }

    @Override
    public void close() throws IOException {
        for (Path path : temporary) {
            Files.deleteIfExists(path);
        }
    }
}
