package dev.earshot.takeover;

import dev.earshot.control.AgentMessages;
import dev.earshot.control.PauseDeliveries;
import dev.earshot.control.TakeoverSetup;
import dev.earshot.control.Takeovers;

/** The control data of takeovers. */
public record TakeoverData(
        TakeoverSetup setup, Takeovers takeovers, PauseDeliveries deliveries, AgentMessages messages) {}
