package consumer;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.spring.SpringStatemachines;
import dev.lifecycle.stage.Stage;
import jars.Jars;

final class Main {

    enum Plan implements Stage {
        TRIAL,
        PAYING
    }

    private Main() {}

    public static void main(String[] args) {
        Jars.print(Main.class);
        // spotless:off
        StageModel model = StageModel.named("plan")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("paid").to(Plan.PAYING)
                .terminal(Plan.PAYING)
                .build();
        // spotless:on
        System.out.println(SpringStatemachines.toSpring(model).getClass().getSimpleName());
    }
}
