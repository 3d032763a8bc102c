package dev.earshot.console.page;

/** Where in the navigation a page is. */
public enum Area {
    BOTS,
    CONVERSATIONS,
    SEARCH,
    FIREHOSE,
    USERS,
    CAMPAIGNS,
    LINKS,
    REPORTS,
    HEALTH,
    CONNECT,
    SETTINGS,
    /** Nowhere: an error. */
    NONE
}
