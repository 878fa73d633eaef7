package consumer;

import dev.lifecycle.diagram.Diagram;
import dev.lifecycle.preset.CrmCycle;
import jars.Jars;

final class Main {

    private Main() {}

    public static void main(String[] args) {
        Jars.print(Main.class);
        System.out.println(
                Diagram.of(CrmCycle.model()).mermaid().lines().findFirst().orElseThrow());
    }
}
