package dev.earshot.link;

import dev.earshot.control.Campaigns;
import dev.earshot.control.LinkDomains;
import dev.earshot.control.SmartLinks;
import dev.earshot.control.Targets;
import dev.earshot.control.Trackers;

/**
 * What pages and API need to show and change campaigns and links.
 *
 * @param hasPlaces whether this server can tell where somebody is
 * @param changed to be called after a change, so that links lead where they now should at once
 */
public record LinkParts(
        Campaigns campaigns,
        Trackers trackers,
        SmartLinks smartLinks,
        LinkDomains domains,
        Targets targets,
        TryOut tryOut,
        boolean hasPlaces,
        Runnable changed) {}
