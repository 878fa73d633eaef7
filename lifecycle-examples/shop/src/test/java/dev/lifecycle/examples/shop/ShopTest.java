package dev.lifecycle.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The shop as its customers and its operators see it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1", "lifecycle.deliver.every=50ms"})
class ShopTest {

    private static final int MOST_LINES = 60;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private EntityManager orders;

    @Autowired
    private Lifecycle customers;

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String got(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private List<?> placed() {
        return orders.createQuery("select p.number from PlacedOrder p").getResultList();
    }

    @Test
    void an_order_moves_its_customer_and_the_endpoint_says_why() throws Exception {
        HttpResponse<String> ordered = send("PUT", "/customers/c-1/orders/o-1?lamps=3");
        assertThat(ordered.body()).isEqualTo("c-1 moved from VISITOR to CUSTOMER: Ordered");
        assertThat(send("PUT", "/customers/c-1/orders/o-1?lamps=3").body()).contains("was handled before");
        assertThat(got("/actuator/lifecycle/customers/c-1"))
                .contains("\"stage\":\"CUSTOMER\"")
                .contains("Ordered (o-1), model customers v1")
                .contains("\"id\":\"welcome\"");
        assertThat(got("/actuator/lifecycle")).contains("stateDiagram-v2").contains("\"population\"");
        assertThat(send("GET", "/actuator/lifecycle/customers/nobody").statusCode())
                .isEqualTo(404);
        assertThat(got("/actuator/metrics/lifecycle.events?tag=outcome:moved")).contains("\"value\":");
        assertThat(got("/actuator/metrics/lifecycle.population")).contains("CUSTOMER");
        assertThat(got("/actuator/metrics/lifecycle.handle")).contains("lifecycle.outcome");
        assertThat(got("/actuator/health")).contains("\"lifecycle\":{").contains("\"status\":\"UP\"");
    }

    @Test
    void throwing_after_handle_leaves_neither_row_nor_change() throws Exception {
        HttpResponse<String> refused = send("PUT", "/customers/c-2/orders/o-2?lamps=101");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(placed()).asString().doesNotContain("o-2");
        assertThat(customers.find("c-2")).isEmpty();
        assertThat(customers.history("c-2")).isEmpty();
        assertThat(send("PUT", "/customers/c-2/orders/o-2?lamps=100").statusCode())
                .as("the number was not used up")
                .isEqualTo(200);
        assertThat(placed()).asString().contains("o-2");
    }

    @Test
    void mails_go_out_by_themselves() throws Exception {
        send("PUT", "/customers/c-3/orders/o-3?lamps=1");
        for (int i = 0; i < 400 && !got("/actuator/lifecycle/customers/c-3").contains("\"SENT\""); i++) {
            Thread.sleep(Duration.ofMillis(50).toMillis());
        }
        assertThat(got("/actuator/lifecycle/customers/c-3")).contains("\"status\":\"SENT\"");
    }

    @Test
    void it_is_written_in_sixty_lines_beside_its_entity() throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            long lines = 0;
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("PlacedOrder.java") && !path.endsWith("package-info.java"))
                    .toList()) {
                lines += Files.readAllLines(file).size();
            }
            assertThat(lines).isLessThanOrEqualTo(MOST_LINES);
        }
    }
}
