package dev.lifecycle.boot.test.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.boot.test.LifecycleTest;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.ManualClock;
import dev.lifecycle.testkit.Scenario;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@LifecycleTest
class SliceTest {

    @Autowired
    private Lifecycle trials;

    @Autowired
    private ManualClock clock;

    @Test
    void a_customer_by_a_clock_set_by_hand(@Autowired Diary diary) {
        trials.handle("c-1", Signal.of("called"), clock.instant(), "e-1");
        clock.advance(Duration.ofDays(14).plusSeconds(1));
        trials.sweep(clock.instant());
        assertThat(trials.find("c-1").map(Position::stage)).contains(Application.OVER);
        assertThat(diary.lines).containsExactly("c-1 in TRIAL", "c-1 in OVER");
    }

    @Test
    void a_story_of_the_one_model(@Autowired Scenario scenario) {
        scenario.at(Application.TRIAL)
                .waiting(Duration.ofDays(15))
                .thenTouchpoint("how was it")
                .thenStage(Application.OVER);
    }

    @Test
    void nothing_else_of_the_application_is_there(@Autowired ApplicationContext context) {
        assertThat(context.getBean(LifecycleStore.class)).isInstanceOf(InMemoryStore.class);
        assertThat(context.getBeanProvider(DataSource.class)).isEmpty();
        assertThat(context.getBeanProvider(Accounting.class)).isEmpty();
    }
}
