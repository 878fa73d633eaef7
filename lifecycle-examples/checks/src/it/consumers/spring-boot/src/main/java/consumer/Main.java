package consumer;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.CrmCycle;
import jars.Jars;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(proxyBeanMethods = false)
class Main {

    @Bean
    StageModel crm() {
        return CrmCycle.model();
    }

    public static void main(String[] args) {
        Jars.print(Main.class);
        String[] set = {"--spring.datasource.url=jdbc:h2:mem:consumer", "--spring.main.banner-mode=off"};
        try (ConfigurableApplicationContext host = SpringApplication.run(Main.class, set)) {
            Lifecycle customers = host.getBean(Lifecycle.class);
            customers.adopt("c-1", CrmCycle.INTERACT, Instant.parse("2026-03-02T09:00:00Z"), "kept by a starter");
            customers.history("c-1").forEach(System.out::println);
        }
    }
}
