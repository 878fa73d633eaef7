package consumer;

import dev.lifecycle.json.StageModelJson;
import dev.lifecycle.preset.CrmCycle;
import jars.Jars;

final class Main {

    private Main() {}

    public static void main(String[] args) {
        Jars.print(Main.class);
        String json = StageModelJson.write(CrmCycle.model());
        System.out.println(json.lines()
                .filter(line -> line.contains("\"name\""))
                .findFirst()
                .orElseThrow());
    }
}
