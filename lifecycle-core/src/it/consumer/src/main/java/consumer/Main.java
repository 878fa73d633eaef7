package consumer;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

final class Main {

    private Main() {}

    public static void main(String[] args) {
        boolean named = Main.class.getModule().isNamed();
        System.out.println("on the " + (named ? "module" : "class") + " path");
        System.out.println("with " + jars(System.getProperty(named ? "jdk.module.path" : "java.class.path")));
    }

    private static String jars(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.replaceFirst("-\\d.*", ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
