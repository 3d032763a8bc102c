package dev.earshot.facebook;

import dev.earshot.control.FacebookLogins;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FacebookProfiles;
import dev.earshot.control.FacebookRing;
import dev.earshot.control.MetaApps;
import dev.earshot.control.MetaRequests;

/** The control data of pages that connect without code. */
public record FacebookData(
        FacebookRing ring,
        MetaApps apps,
        FacebookPages pages,
        FacebookLogins logins,
        FacebookProfiles profiles,
        MetaRequests requests) {}
