/** Pages of Messenger that connect without code: login, subscription, webhook, health, profiles, what Meta demands. */
@NullMarked
package dev.earshot.facebook;

import org.jspecify.annotations.NullMarked;
