package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QuickstartTest {

    @Test
    void help_names_the_program() {
        StringWriter out = new StringWriter();
        int exit =
                new CommandLine(new Quickstart()).setOut(new PrintWriter(out)).execute("--help");
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("Usage: quickstart");
    }

    @Test
    void an_unknown_option_fails_the_run() {
        assertThatThrownBy(() -> Quickstart.main(new String[] {"--no-such-option"}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exit code 2");
    }
}
