package dev.lifecycle.examples.shop;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.boot.RetryLostRace;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.*;

/** All that this shop writes by hand beside its entity. */
@SpringBootApplication(proxyBeanMethods = false)
public class Shop {
    // spotless:off
    enum Standing implements Stage { VISITOR, CUSTOMER, LAPSED }
    record Ordered(int lamps) {}

    @Bean static StageModel customers() {
        return StageModel.named("customers").startAt(Standing.VISITOR)
                .from(Standing.VISITOR) .on(Ordered.class).touch("welcome").to(Standing.CUSTOMER)
                .from(Standing.CUSTOMER).on(Ordered.class).stay()
                .from(Standing.CUSTOMER).afterSilence(Duration.ofDays(90)).touch("we-miss-you").to(Standing.LAPSED)
                .from(Standing.LAPSED)  .on(Ordered.class).to(Standing.CUSTOMER)
                .build();
    }

    @Bean static Sender mailer() {
        return claim -> LoggerFactory.getLogger("mail").info("'{}' to {}", claim.touchpoint().id(), claim.owner());
    }
    public static void main(String[] args) { SpringApplication.run(Shop.class, args); }
    // spotless:on

    @RestController
    static class Checkout {
        @Autowired
        EntityManager orders;

        @Autowired
        Lifecycle customers;

        @RetryLostRace
        @Transactional
        @PutMapping("/customers/{customer}/orders/{number}")
        public String order(@PathVariable String customer, @PathVariable String number, @RequestParam int lamps) {
            PlacedOrder order = orders.merge(new PlacedOrder(number, customer, lamps));
            Outcome outcome = customers.handle(customer, new Ordered(lamps), Instant.now(), number);
            order.takeFromStock();
            return outcome.describe();
        }
    }
}
