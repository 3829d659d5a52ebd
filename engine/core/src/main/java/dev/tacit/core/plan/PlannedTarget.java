package dev.tacit.core.plan;

import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.TargetIdentity;

/** A target that a plan writes to, with the identity it had while planning. */
public record PlannedTarget(TargetSettings settings, TargetIdentity identity) {}
