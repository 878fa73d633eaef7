package dev.lifecycle.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class with a {@code main}, as it stands on a page; it must compile without a warning. */
record Program(String name, String source) {

    /** What it prints. */
    String run(Path folder) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Loaded program = load(folder)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            program.type().getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** Compiled and loaded. */
    Loaded load(Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source, StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-Xlint:all");
            boolean compiled = compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, Program.class.getClassLoader());
        return new Loaded(loader.loadClass(name), loader);
    }

    /** The class of a program, and its loader, which is to be closed. */
    record Loaded(Class<?> type, URLClassLoader loader) implements AutoCloseable {

        Object constant(String field) throws ReflectiveOperationException {
            Field declared = type.getDeclaredField(field);
            declared.setAccessible(true);
            return declared.get(null);
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }
}
