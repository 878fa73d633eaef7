package dev.lifecycle.jdbc;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server for the whole run, in a folder of its own, where one is installed. */
final class MariaDb {

    private static final long START_SECONDS = 120;
    private static final List<String> REQUIRED =
            List.of(System.getenv().getOrDefault("LIFECYCLE_REQUIRE", "").split(","));

    /** Started by the first test that needs it; it ends with this process. */
    private static final class One {
        private static final int PORT = start();
    }

    private MariaDb() {}

    /** @throws IllegalStateException if there is none, though LIFECYCLE_REQUIRE names it: then its tests fail and are not skipped */
    static boolean isInstalled() {
        boolean isThere =
                find("mariadbd").isPresent() && find("mariadb-install-db").isPresent();
        if (!isThere && REQUIRED.contains("mariadb")) {
            throw new IllegalStateException(
                    "LIFECYCLE_REQUIRE asks for MariaDB, but no mariadbd and mariadb-install-db are"
                            + " on the path; install Debian's mariadb-server");
        }
        return isThere;
    }

    /** A database of its own, without tables. */
    static DataSource database(String name) {
        Databases.run(source("mysql"), List.of("CREATE DATABASE " + name));
        return source(name);
    }

    private static DataSource source(String database) {
        try {
            return new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + One.PORT + "/" + database + "?user=root");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> find(String program) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int start() {
        try {
            Path folder = Files.createTempDirectory("lifecycle-mariadb");
            String data = "--datadir=" + folder.resolve("data");
            String user = "--user=" + System.getProperty("user.name");
            Process install = run(
                    folder,
                    find("mariadb-install-db").orElseThrow().toString(),
                    "--no-defaults",
                    data,
                    user,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db");
            if (!install.waitFor(START_SECONDS, TimeUnit.SECONDS) || install.exitValue() != 0) {
                throw new IllegalStateException("mariadb-install-db failed: " + log(folder));
            }
            int port = freePort();
            Process server = run(
                    folder,
                    find("mariadbd").orElseThrow().toString(),
                    "--no-defaults",
                    data,
                    user,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("socket"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--skip-grant-tables",
                    "--max-connections=300",
                    "--innodb-flush-log-at-trx-commit=0",
                    "--sql-mode=STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            awaitAnswer(server, port, folder);
            return port;
        } catch (IOException e) {
            throw new IllegalStateException("MariaDB could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while MariaDB started", e);
        }
    }

    private static Process run(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void awaitAnswer(Process server, int port, Path folder) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(START_SECONDS).toNanos();
        while (!answers(port)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("MariaDB does not answer: " + log(folder));
            }
            Thread.sleep(100);
        }
    }

    private static boolean answers(int port) {
        try (Connection connection =
                new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + port + "/mysql?user=root").getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static String log(Path folder) throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static void stop(Process server, Path folder) {
        server.destroyForcibly();
        try (Stream<Path> files = Files.walk(folder)) {
            server.waitFor();
            files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException("could not take away " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
