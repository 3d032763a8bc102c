package dev.earshot.standin;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page, what its token may do, and what was said on it. */
public final class MetaPage {
    private final String id;
    private final String name;
    private final List<String> tasks;
    volatile String token;
    volatile boolean isTokenDead;
    final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    final List<Said> said = new CopyOnWriteArrayList<>();

    /** @param time ISO, as Graph writes it */
    record Said(String mid, String person, boolean isByPage, String text, String time) {}

    MetaPage(String id, String name, List<String> tasks) {
        this.id = id;
        this.name = name;
        this.tasks = List.copyOf(tasks);
        this.token = "EAAPAGE" + id;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String token() {
        return token;
    }

    List<String> tasks() {
        return tasks;
    }

    public Set<String> subscribed() {
        return Set.copyOf(subscribed);
    }

    /** Password changed, app removed, role lost: the token is dead. */
    public void killToken() {
        isTokenDead = true;
    }

    /** Meta gave up delivering. */
    public void unsubscribe() {
        subscribed.clear();
    }

    /** Something was said that no webhook brought. */
    public void says(String mid, String person, boolean isByPage, String text, String time) {
        said.add(new Said(mid, person, isByPage, text, time));
    }
}
