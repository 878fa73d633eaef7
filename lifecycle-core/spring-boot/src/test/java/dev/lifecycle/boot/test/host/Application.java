package dev.lifecycle.boot.test.host;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application as a host has it, with a service that a slice must leave out. */
@SpringBootApplication
class Application {

    /** Where somebody stands. */
    static final Stage TRIAL = Stage.of("TRIAL");

    /** After the trial. */
    static final Stage OVER = Stage.of("OVER");

    @Bean
    StageModel trials() {
        return StageModel.named("trials")
                .startAt(TRIAL)
                .terminal(OVER)
                .from(TRIAL)
                .on("called")
                .stay()
                .from(TRIAL)
                .after(Duration.ofDays(14))
                .touch("how was it")
                .to(OVER)
                .build();
    }
}
