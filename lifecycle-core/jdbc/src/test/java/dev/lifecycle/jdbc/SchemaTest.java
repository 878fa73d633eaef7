package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Selection;
import dev.lifecycle.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables know their version, and those of the first release are led to the present one with all that is in them. */
class SchemaTest {

    private static final JdbcOptions OPTIONS = JdbcOptions.defaults();

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void the_first_script_is_for_ever_that_of_the_first_release(String kind) throws IOException {
        assertThat(Schema.script(kind, 0, 1, OPTIONS).strip())
                .isEqualTo(firstRelease(kind).strip());
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void tables_of_the_first_release_are_led_to_the_present_version_with_all_in_them(String kind) throws IOException {
        DataSource database = Databases.of(kind);
        Databases.run(database, statements(firstRelease(kind)));
        Databases.run(database, StoredFormatTest.FORMAT_1);
        List<String> before = StoredState.of(database, StoredState.ofTheFirstRelease());

        assertThatThrownBy(() -> new JdbcStore(database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "version 1, those of the first release, but this library needs version " + Schema.version())
                .hasMessageContaining("postgresql-2.sql")
                .hasMessageContaining("Schema.statements gives from version 1 to " + Schema.version());
        Databases.run(database, Schema.statements(kind, 1, Schema.version(), OPTIONS));

        Lifecycle customers = Customers.in(new JdbcStore(database));
        assertThat(withoutNewColumns(StoredState.of(database), before)).isEqualTo(before);
        assertThat(customers.everWritten("c-42")).hasSize(2);
        assertThat(customers.handle("c-7", opened(), MONDAY, "e-1")).isInstanceOf(Outcome.Stayed.class);
        assertThat(customers.handle("c-7", paid(), MONDAY, "e-2")).isInstanceOf(Outcome.Moved.class);
        assertThat(customers.handle("c-7", paid(), MONDAY, "e-2")).isInstanceOf(Outcome.Duplicate.class);
    }

    static Stream<Arguments> databasesAndVersions() {
        return Databases.kinds().stream()
                .flatMap(kind -> IntStream.range(1, Schema.version()).mapToObj(version -> Arguments.of(kind, version)));
    }

    @ParameterizedTest(name = "{0} from version {1}")
    @MethodSource("databasesAndVersions")
    void touchpoints_of_every_version_are_led_on_with_what_was_sent_and_is_under_way(String kind, int version) {
        DataSource database = Databases.of(kind);
        Databases.run(database, Schema.statements(kind, 0, version, OPTIONS));
        boolean knowsUnderway = version >= 3;
        Databases.run(
                database,
                List.of(
                        touchpoint(version, "open", "'PENDING', 0, NULL, 0, NULL, NULL", 0),
                        touchpoint(
                                version, "again", "'PENDING', 1, 'mailbox full', 1, 1000, NULL", knowsUnderway ? 1 : 0),
                        touchpoint(version, "done", "'SENT', 1, NULL, 1, NULL, 1772442000123456", 0),
                        touchpoint(version, "lost", "'FAILED', 5, 'no such address', 5, NULL, NULL", 0),
                        touchpoint(version, "left", "'CANCELLED', 0, 'left TRIAL', 0, NULL, NULL", 0)));

        Databases.run(database, Schema.statements(kind, version, Schema.version(), OPTIONS));

        LifecycleStore store = new JdbcStore(database);
        Instant at = Instant.parse("2026-03-02T09:00:00.123456Z");
        assertThat(store.touchpoints("saas", "c-1"))
                .containsExactlyInAnyOrder(
                        planned("open", at, Touchpoint.Status.PENDING, 0, null),
                        planned("again", at, Touchpoint.Status.PENDING, 1, "mailbox full"),
                        planned("done", at, Touchpoint.Status.SENT, 1, null),
                        planned("lost", at, Touchpoint.Status.FAILED, 5, "no such address"),
                        planned("left", at, Touchpoint.Status.CANCELLED, 0, "left TRIAL"));
        Contacts contacts = store.contacts("c-1", at);
        assertThat(contacts.sent()).extracting(Contacts.Contact::id).containsExactly("done");
        assertThat(contacts.underway())
                .extracting(Contacts.Contact::id)
                .isEqualTo(knowsUnderway ? List.of("again") : List.of());
        assertThat(store.failedTouchpoints(null, 5).items())
                .extracting(Touchpoint::id)
                .containsExactly("lost");
        List<Claim> claims = store.claim(at, Duration.ofMinutes(5), 5, Selection.overChannel("email"));
        assertThat(claims).extracting(claim -> claim.touchpoint().id()).containsExactlyInAnyOrder("open", "again");
        assertThat(store.begin(
                        claims.get(0),
                        Duration.ofMinutes(5),
                        new ContactCheck("c-1", List.of(new ContactLimit(1, at)))))
                .isEqualTo(BeginResult.CAP_REACHED);
    }

    private static Touchpoint planned(
            String id, Instant due, Touchpoint.Status status, int attempts, @Nullable String reason) {
        return new Touchpoint(
                Touchpoint.Key.composed("saas", "c-1", 1, 0, id, 0),
                "email",
                Stage.of("TRIAL"),
                due,
                true,
                status,
                attempts,
                reason);
    }

    /** As such a version kept it; the state says status, attempts, reason, claims, the end of the lease, and when it was sent. */
    private static String touchpoint(int version, String id, String state, int sending) {
        String columns = version < 3 ? "ordinal" : "touchpoint_key, sending";
        String values = version < 3 ? "0" : "'saas/c-1/1/0/" + id + "', " + sending;
        return "INSERT INTO lifecycle_touchpoint (model, subject, revision, step, id, owner_subject, place, channel, stage,"
                + " due, cancel_if_left, status, attempts, reason, claims, leased_until, sent_at, " + columns
                + ") VALUES ('saas', 'c-1', 1, 0, '" + id + "', 'c-1', 0, 'email', 'TRIAL', 1772442000123456, 1, "
                + state + ", " + values + ")";
    }

    @Test
    void the_fifth_version_rewrites_no_table_of_postgresql() {
        DataSource database = Databases.postgres();
        Databases.run(database, Schema.statements("postgresql", 0, 4, OPTIONS));
        Databases.run(
                database,
                List.of("INSERT INTO lifecycle_touchpoint (model, subject, revision, step, id, touchpoint_key,"
                        + " owner_subject, place, stage, due, cancel_if_left, status, attempts, claims) VALUES ('saas',"
                        + " 'c-1', 1, 0, 'tour', 'k-1', 'c-1', 0, 'TRIAL', 1000, 0, 'PENDING', 0, 0)"));
        List<String> before = files(database);

        Databases.run(database, Schema.statements("postgresql", 4, 5, OPTIONS));

        assertThat(files(database)).hasSize(3).isEqualTo(before);
        assertThat(StoredState.of(database))
                .singleElement()
                .asString()
                .contains("about=null", "expires_at=null", "transactional=0");
    }

    /** The files that the tables lie in; one that is rewritten lies in another. */
    private static List<String> files(DataSource database) {
        List<String> files = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT relname, relfilenode FROM pg_class WHERE relname IN"
                        + " ('lifecycle_position', 'lifecycle_history', 'lifecycle_touchpoint') ORDER BY relname")) {
            while (rows.next()) {
                files.add(rows.getString(1) + " " + rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not ask for the files", e);
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void tables_of_another_version_are_refused_in_words(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, OPTIONS);
        assertThat(new JdbcStore(database).find(MODEL, "c-1")).isEmpty();
        Databases.run(database, List.of("UPDATE lifecycle_schema SET version = 99"));
        assertThatThrownBy(() -> new JdbcStore(database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the lifecycle tables are of version 99")
                .hasMessageContaining("update the library");
        Databases.run(database, List.of("DELETE FROM lifecycle_schema"));
        assertThatThrownBy(() -> new JdbcStore(database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("table lifecycle_schema must hold one row")
                .hasMessageContaining("holds 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1 1", "1 1", "2 1", "0 99"})
    void scripts_lead_upwards_alone(String versions) {
        int from = Integer.parseInt(versions.split(" ")[0]);
        int to = Integer.parseInt(versions.split(" ")[1]);
        assertThatThrownBy(() -> Schema.script("h2", from, to, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from version " + from + " to " + to);
    }

    /** Columns that came later are not the first release's to compare. */
    private static List<String> withoutNewColumns(List<String> now, List<String> before) {
        assertThat(now).hasSameSizeAs(before);
        return before.stream()
                .filter(old -> now.stream().anyMatch(row -> containsAll(row, old)))
                .toList();
    }

    private static boolean containsAll(String row, String old) {
        return Arrays.stream(
                        old.substring(old.indexOf('{') + 1, old.length() - 1).split(", (?=[A-Za-z_]+=)"))
                // went with version 3: it stands in the touchpoint's key where it says anything
                .filter(value -> !value.toLowerCase(Locale.ROOT).startsWith("ordinal="))
                .allMatch(row::contains);
    }

    private static String firstRelease(String kind) throws IOException {
        try (InputStream script = SchemaTest.class.getResourceAsStream("first-release/" + kind + ".sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> statements(String script) {
        return Arrays.stream(script.replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
