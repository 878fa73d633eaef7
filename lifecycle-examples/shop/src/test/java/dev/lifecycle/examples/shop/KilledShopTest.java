package dev.lifecycle.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.stage.HistoryEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The shop is killed while it takes orders, and started again: what it said yes to is there, whole, and nothing is there by halves. */
class KilledShopTest {

    private static final int THREADS = 4;
    private static final int CUSTOMERS = 5;

    @TempDir
    Path folder;

    @Test
    void on_h2() throws Exception {
        killAndRestart("jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0;USER=sa", "default");
    }

    @Tag("slow")
    @Test
    void on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(3))
                .start()) {
            killAndRestart(server.getJdbcUrl("postgres", "postgres"), "postgresql");
        }
    }

    private void killAndRestart(String url, String profile) throws Exception {
        Set<String> accepted = new ConcurrentSkipListSet<>();
        Set<String> tried = new ConcurrentSkipListSet<>();
        Running first = start(url, profile);
        ExecutorService buyers = Executors.newFixedThreadPool(THREADS);
        try {
            for (int t = 0; t < THREADS; t++) {
                int buyer = t;
                buyers.submit(() -> buy(first.port(), buyer, accepted, tried));
            }
            while (accepted.size() < 40) {
                assertThat(first.process().isAlive()).isTrue();
                Thread.sleep(5);
            }
            first.process().destroyForcibly().waitFor();
        } finally {
            buyers.shutdownNow();
            assertThat(buyers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(check(url)).as("accepted before it was killed").containsAll(accepted);

        Running second = start(url, profile);
        try {
            for (String order : tried) {
                assertThat(put(second.port(), order)).isEqualTo(200);
            }
            awaitMails(second.port());
        } finally {
            second.process().destroy();
            assertThat(second.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(check(url)).as("each once").containsExactlyElementsOf(tried);
    }

    private record Running(Process process, int port) {}

    private Running start(String url, String profile) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("log-" + port + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shop.class.getName(),
                        "--server.port=" + port,
                        "--spring.profiles.active=" + profile,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=",
                        "--lifecycle.deliver.every=100ms")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int health = 0;
        for (int i = 0; i < 2_400 && process.isAlive() && health != 200; i++) {
            Thread.sleep(50);
            health = get(port, "/actuator/health");
        }
        assertThat(health)
                .as(() -> "health of the shop, which said " + read(log))
                .isEqualTo(200);
        return new Running(process, port);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "nothing that can be read: " + e;
        }
    }

    private static void buy(int port, int buyer, Set<String> accepted, Set<String> tried) {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            String order = "c-" + i % CUSTOMERS + "/orders/o-" + buyer + "-" + i;
            tried.add(order);
            if (put(port, order) != 200) {
                return;
            }
            accepted.add(order);
        }
    }

    private static int put(int port, String order) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/customers/" + order + "?lamps=1"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static int get(int port, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build());
    }

    /** 0 if there was no answer. */
    private static int send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** All orders there are, of which each must be in its customer's history once, and the other way round. */
    private static Set<String> check(String url) {
        DriverManagerDataSource database = new DriverManagerDataSource(url);
        JdbcStore store = new JdbcStore(database);
        List<String> rows = new JdbcTemplate(database)
                .queryForList("SELECT customer || '/orders/' || number FROM placed_order", String.class);
        Set<String> handled = new TreeSet<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            String customer = "c-" + c;
            for (HistoryEntry row : store.history("customers", customer)) {
                if (row.cause().eventId() != null) {
                    assertThat(handled.add(customer + "/orders/" + row.cause().eventId()))
                            .as("%s a second time", row)
                            .isTrue();
                }
            }
        }
        assertThat(rows).as("orders and changes").containsExactlyInAnyOrderElementsOf(handled);
        return handled;
    }

    /** Until every mail that was planned has gone out. */
    private static void awaitMails(int port) throws InterruptedException {
        for (int c = 0; c < CUSTOMERS; c++) {
            String path = "/actuator/lifecycle/customers/c-" + c;
            for (int i = 0; i < 1_200 && !body(port, path).contains("\"status\":\"SENT\""); i++) {
                Thread.sleep(50);
            }
            assertThat(body(port, path)).contains("\"status\":\"SENT\"").doesNotContain("\"status\":\"PENDING\"");
        }
    }

    private static String body(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the shop does not answer", e);
        }
    }
}
