package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The store that hands calls on: all of them, with what was given and what was answered. */
class ForwardingStoreTest {

    private static final Map<Class<?>, Object> ANSWERS = Map.of(
            BeginResult.class,
            BeginResult.ANOTHER_UNDERWAY,
            Optional.class,
            Optional.of("an answer"),
            List.class,
            List.of("an answer"),
            Map.class,
            Map.of("an answer", 1L),
            Set.class,
            Set.of("an answer"),
            Page.class,
            new Page<>(List.of("an answer"), "next"),
            CommitResult.class,
            CommitResult.DUPLICATE,
            Contacts.class,
            new Contacts(List.of(new Contacts.Contact("key", "id", null, Instant.EPOCH)), List.of()),
            boolean.class,
            true,
            long.class,
            42L);

    static Stream<Method> handedOn() {
        return Arrays.stream(LifecycleStore.class.getMethods())
                .filter(method -> !takesMany(method) && !claimsAll(method));
    }

    /** It is the claim of whatever is due, which is handed on as that. */
    private static boolean claimsAll(Method method) {
        return method.getName().equals("claim") && method.getParameterCount() == 3;
    }

    private static boolean takesMany(Method method) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(Collection.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("handedOn")
    void a_call_arrives_as_it_was_made_and_its_answer_comes_back(Method method) throws ReflectiveOperationException {
        List<List<@Nullable Object>> calls = new ArrayList<>();
        LifecycleStore recording = (LifecycleStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LifecycleStore.class}, (proxy, called, arguments) -> {
                    calls.add(call(called, arguments == null ? new Object[0] : arguments));
                    return ANSWERS.get(called.getReturnType());
                });
        Object[] arguments = arguments(method.getParameterTypes());

        Object answer = method.invoke(new ForwardingStore(recording), arguments);

        assertThat(calls).containsExactly(call(method, arguments));
        assertThat(answer).isNotNull().isEqualTo(ANSWERS.get(method.getReturnType()));
    }

    @Test
    void what_is_changed_for_one_is_changed_for_many() {
        LifecycleStore store = new ForwardingStore() {
            @Override
            public Optional<Position> find(String model, String subject) {
                return subject.equals("hidden") ? Optional.empty() : super.find(model, subject);
            }

            @Override
            public CommitResult tryCommit(Commit commit) {
                return commit.position().subject().equals("late") ? CommitResult.STALE : super.tryCommit(commit);
            }
        };

        assertThat(store.tryCommit(List.of(
                        commit("hidden", 1).build(),
                        commit("late", 1).build(),
                        commit("seen", 1).build())))
                .containsExactly(CommitResult.COMMITTED, CommitResult.STALE, CommitResult.COMMITTED);
        assertThat(store.find(MODEL, List.of("hidden", "late", "seen"))).containsOnlyKeys("seen");
    }

    @Test
    void without_a_store_given_it_is_an_empty_one_in_memory() {
        LifecycleStore store = new ForwardingStore();
        assertThat(store.population(MODEL)).isEmpty();
        assertThat(store.keepsEvents()).isFalse();
        assertThat(new ForwardingStore(InMemoryStore.keepingEvents()).keepsEvents())
                .isTrue();
    }

    private static List<@Nullable Object> call(Method method, @Nullable Object[] arguments) {
        List<@Nullable Object> call = new ArrayList<>(Arrays.asList(arguments));
        call.add(0, method.getName());
        return call;
    }

    /** A different one at each place, so that two of a kind cannot be mixed up. */
    private static Object[] arguments(Class<?>[] types) {
        Object[] arguments = new Object[types.length];
        for (int place = 0; place < types.length; place++) {
            arguments[place] = argument(types[place], place);
        }
        return arguments;
    }

    private static @Nullable Object argument(Class<?> type, int place) {
        if (type == String.class) {
            return "argument " + place;
        }
        if (type == int.class) {
            return place;
        }
        if (type == Instant.class) {
            return Instant.EPOCH.plusSeconds(place);
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(place);
        }
        if (type == Stage.class) {
            return Stage.of("STAGE");
        }
        return type == Commit.class ? commit("c-1", 1).build() : null;
    }
}
