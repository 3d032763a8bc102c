package dev.earshot.postback;

import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.Postbacks;
import dev.earshot.control.Trackers;
import dev.earshot.eventlog.EventLog;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.report.campaigns.Credits;
import dev.earshot.report.campaigns.StoredConversions;

/** What postbacks need of the rest of the program. */
public record PostbackParts(
        EventLog log,
        StoreProgress progress,
        Postbacks postbacks,
        PostbackDeliveries deliveries,
        Trackers trackers,
        StoredConversions stored,
        Credits credits,
        OutgoingClient client) {}
