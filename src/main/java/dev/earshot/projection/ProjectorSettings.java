package dev.earshot.projection;

import java.time.Duration;

/**
 * How the projector works.
 *
 * @param maxBatchRecords records of the log written at once; more make better use of the store, but hold more memory
 * @param maxBatchBytes the same bound in bytes of records
 * @param batchWait how long to gather records before they are written: a part of the time until a message is in reports
 * @param firstRetryDelay after a failed write; doubled at each further failure
 * @param maxRetryDelay the longest of these
 * @param recentIds ids of events kept in memory, by which most duplicates are found without asking the store
 * @param recentUsers users of whom the last message and the last attributes are kept in memory
 * @param idFilterBytes memory for telling new ids from known ones; when it is full, more ids are asked of the store
 * @param idFilterIds ids that the first layer of that filter is made for
 * @param quarantineRows how many rejected bodies are kept of each bot, and of all calls that belong to none
 * @param quarantineAge how long rejected bodies are kept
 */
public record ProjectorSettings(
        int maxBatchRecords,
        int maxBatchBytes,
        Duration batchWait,
        Duration firstRetryDelay,
        Duration maxRetryDelay,
        int recentIds,
        int recentUsers,
        long idFilterBytes,
        int idFilterIds,
        long quarantineRows,
        Duration quarantineAge) {

    public static final ProjectorSettings DEFAULT = new ProjectorSettings(
            20_000,
            16 * 1024 * 1024,
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofSeconds(10),
            100_000,
            50_000,
            64L * 1024 * 1024,
            500_000,
            10_000,
            Duration.ofDays(30));

    public ProjectorSettings {
        if (maxBatchRecords < 1 || maxBatchBytes < 1 || recentIds < 1 || recentUsers < 1 || idFilterIds < 1) {
            throw new IllegalArgumentException("sizes are 1 or more");
        }
    }

    public ProjectorSettings withQuarantine(long rows, Duration age) {
        return new ProjectorSettings(
                maxBatchRecords,
                maxBatchBytes,
                batchWait,
                firstRetryDelay,
                maxRetryDelay,
                recentIds,
                recentUsers,
                idFilterBytes,
                idFilterIds,
                rows,
                age);
    }
}
