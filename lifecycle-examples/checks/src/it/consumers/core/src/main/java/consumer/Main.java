package consumer;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import jars.Jars;
import java.math.BigDecimal;
import java.time.Instant;

final class Main {
    // spotless:off
    enum Plan implements Stage { TRIAL, PAYING, CHURNED }
    enum Shop implements Stage { SAMPLE }

    record Subscribed(BigDecimal price) {}
    record Cancelled(String reason) {}
    record SampleOrdered(String lamp) {}

    static final StageModel SAAS = StageModel.named("saas")
            .startAt(Plan.TRIAL)
            .from(Plan.TRIAL).on(Subscribed.class).when("paid plan", s -> s.price().signum() > 0).to(Plan.PAYING)
            .fromAny().on(Cancelled.class).to(Plan.CHURNED)
            .exit(Plan.CHURNED)
            .build();
    static final StageModel SHOP = FiveStage.model().extend("shop").version(2)
            .stageAfter(FiveStage.ACQUISITION, Shop.SAMPLE)
            .from(FiveStage.DISCOVERY).on(SampleOrdered.class).to(Shop.SAMPLE)
            .from(Shop.SAMPLE).on(OrderCompleted.class).to(FiveStage.RETENTION)
            .build();
    // spotless:on

    public static void main(String[] args) {
        Jars.print(Main.class);
        Instant monday = Instant.parse("2026-03-02T09:00:00Z");
        Lifecycle customers = Lifecycle.of(SAAS).store(new InMemoryStore()).build();
        System.out.println(customers
                .handle("c-42", new Subscribed(BigDecimal.ZERO), monday, "e1")
                .describe());
        System.out.println(customers
                .handle("c-42", new Subscribed(BigDecimal.TEN), monday, "e2")
                .describe());
        System.out.println(customers.why("c-42"));
        Lifecycle shop = Lifecycle.of(SHOP).store(new InMemoryStore()).build();
        shop.handle("c-7", new SampleOrdered("Lumen 3"), monday, "e1");
        shop.handle("c-7", new OrderCompleted("o-1", BigDecimal.TEN), monday.plusSeconds(60), "e2");
        shop.history("c-7").forEach(System.out::println);
    }
}
