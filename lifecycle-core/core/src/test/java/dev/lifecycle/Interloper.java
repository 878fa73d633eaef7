package dev.lifecycle;

import dev.lifecycle.store.LifecycleStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Somebody who acts right after a store has answered, before the one who asked can do anything with the answer. */
final class Interloper {

    private Interloper() {}

    /** The store, with this done once, after the n-th call (from 1) of a method that has this name. */
    static LifecycleStore after(int n, String method, LifecycleStore store, Runnable act) {
        int[] calls = {0};
        return (LifecycleStore) Proxy.newProxyInstance(
                Interloper.class.getClassLoader(),
                new Class<?>[] {LifecycleStore.class},
                (proxy, called, arguments) -> {
                    Object answer;
                    try {
                        answer = called.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (called.getName().equals(method) && ++calls[0] == n) {
                        act.run();
                    }
                    return answer;
                });
    }
}
