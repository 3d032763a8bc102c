package dev.earshot.console;

import java.util.List;

/** What keeps the server from its work. Asked for with every page, so it must answer at once. */
@FunctionalInterface
public interface ServerHealth {

    /** In words for an operator; empty if all is well. */
    List<String> problems();
}
