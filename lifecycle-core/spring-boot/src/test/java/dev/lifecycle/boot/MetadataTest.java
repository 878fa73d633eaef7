package dev.lifecycle.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows of the properties: each has a type and says what it is. */
class MetadataTest {

    @Test
    void every_property_is_described() throws IOException {
        List<JsonNode> properties;
        try (InputStream metadata =
                MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            properties = JsonMapper.shared()
                    .readTree(metadata)
                    .get("properties")
                    .valueStream()
                    .filter(property -> property.get("name").asString().startsWith("lifecycle."))
                    .toList();
        }
        assertThat(properties)
                .extracting(property -> property.get("name").asString())
                .containsExactlyInAnyOrder(
                        "lifecycle.datasource",
                        "lifecycle.deliver.enabled",
                        "lifecycle.deliver.every",
                        "lifecycle.endpoint.roles",
                        "lifecycle.endpoint.show-ids",
                        "lifecycle.health.failed-at-most",
                        "lifecycle.health.overdue-at-most",
                        "lifecycle.metrics.read-at-most-every",
                        "lifecycle.schema",
                        "lifecycle.sweep.enabled",
                        "lifecycle.sweep.every",
                        "lifecycle.sweep.lag",
                        "lifecycle.table-prefix");
        assertThat(properties).allSatisfy(property -> {
            assertThat(property.get("type").asString()).isNotBlank();
            assertThat(property.get("description").asString()).isNotBlank();
        });
    }
}
