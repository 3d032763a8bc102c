package dev.earshot.control;

/** What one team shares: its bots and the people who may see them. */
public record Workspace(WorkspaceId id, String name) {}
