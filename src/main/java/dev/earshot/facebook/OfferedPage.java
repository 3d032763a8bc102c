package dev.earshot.facebook;

import java.util.List;

/**
 * A page that somebody who logged in may connect, or why not.
 *
 * @param obstacle why it cannot be connected, as a sentence; empty if it can
 */
public record OfferedPage(String id, String name, List<String> tasks, String obstacle) {
    public OfferedPage {
        tasks = List.copyOf(tasks);
    }

    public boolean canConnect() {
        return obstacle.isEmpty();
    }

    /** Tasks of classic pages, and the names that new pages have for them. */
    static String obstacle(List<String> tasks) {
        boolean mayMessage = tasks.contains("MESSAGING") || tasks.contains("PROFILE_PLUS_MESSAGING");
        boolean mayModerate = tasks.stream()
                .anyMatch(task -> task.equals("MODERATE")
                        || task.equals("MANAGE")
                        || task.equals("PROFILE_PLUS_MODERATE")
                        || task.equals("PROFILE_PLUS_MANAGE")
                        || task.equals("PROFILE_PLUS_FULL_CONTROL"));
        if (mayMessage && mayModerate || tasks.contains("PROFILE_PLUS_FULL_CONTROL")) {
            return "";
        }
        return "Your role on this page does not suffice: it needs the tasks Messaging and Moderate (or Manage).";
    }
}
