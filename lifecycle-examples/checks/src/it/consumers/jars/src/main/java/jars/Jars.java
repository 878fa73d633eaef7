package jars;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The libraries it runs with, by name, and on which path. */
public final class Jars {

    private Jars() {}

    /** Prints them for the module that this class belongs to. */
    public static void print(Class<?> host) {
        boolean named = host.getModule().isNamed();
        System.out.println("on the " + (named ? "module" : "class") + " path");
        System.out.println("with " + of(System.getProperty(named ? "jdk.module.path" : "java.class.path")));
    }

    private static String of(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.replaceFirst("-\\d.*", ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
