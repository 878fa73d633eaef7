package dev.lifecycle.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows of Spring Boot is what the shop runs. */
class PageTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_block_of_the_page_stands_in_the_shop() throws IOException {
        String page = Files.readString(Path.of("..", "guide", "spring-boot.md"));
        String shop =
                Files.readString(Path.of("src", "main", "java", "dev", "lifecycle", "examples", "shop", "Shop.java"));
        List<String> blocks =
                BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(shop).contains(block));
    }
}
