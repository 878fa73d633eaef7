package dev.lifecycle.boot;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A small shop: all that a host has to say. */
@Configuration(value = "model", proxyBeanMethods = false)
class Shop {

    enum Standing implements Stage {
        NEW,
        ACTIVE,
        GONE
    }

    record Ordered(String number) {}

    /** The guard runs between reading and committing, so that somebody else can be faster. */
    record Paid(Runnable meanwhile) {
        boolean isThere() {
            meanwhile.run();
            return true;
        }
    }

    // spotless:off
    static final StageModel SHOP = StageModel.named("shop")
            .startAt(Standing.NEW)
            .from(Standing.NEW).on(Ordered.class).touch(Touch.of("thank-you").via("email")).to(Standing.ACTIVE)
            .from(Standing.ACTIVE).on(Ordered.class).stay()
            .from(Standing.ACTIVE).on(Paid.class).when("the money is there", Paid::isThere).stay()
            .from(Standing.ACTIVE).afterSilence(Duration.ofDays(90)).touch("we-miss-you").to(Standing.GONE)
            .from(Standing.GONE).on(Ordered.class).to(Standing.ACTIVE)
            .build();
    // spotless:on

    @Bean
    StageModel shop() {
        return SHOP;
    }
}
