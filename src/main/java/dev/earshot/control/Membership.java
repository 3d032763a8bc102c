package dev.earshot.control;

/** What someone may do in a workspace. */
public record Membership(Workspace workspace, Role role) {}
