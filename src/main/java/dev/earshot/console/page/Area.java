package dev.earshot.console.page;

/** Where in the navigation a page is. */
public enum Area {
    BOTS,
    CONVERSATIONS,
    SEARCH,
    FIREHOSE,
    USERS,
    AUDIENCES,
    CAMPAIGNS,
    LINKS,
    REPORTS,
    HEALTH,
    CONNECT,
    SETTINGS,
    PAST,
    DASHBOARDS,
    /** Nowhere: an error. */
    NONE
}
