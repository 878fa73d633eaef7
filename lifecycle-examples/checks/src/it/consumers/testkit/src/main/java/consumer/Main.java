package consumer;

import dev.lifecycle.preset.CrmCycle;
import dev.lifecycle.testkit.Scenario;
import jars.Jars;
import java.time.Duration;

final class Main {

    private Main() {}

    public static void main(String[] args) {
        Jars.print(Main.class);
        System.out.println(
                Scenario.of(CrmCycle.model()).thenStage(CrmCycle.IDENTIFY).waiting(Duration.ofDays(1)));
    }
}
