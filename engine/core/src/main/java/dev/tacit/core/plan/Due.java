package dev.tacit.core.plan;

import java.time.Instant;

/**
 * That a rotation was due.
 *
 * @param since when it became due
 * @param inWindow whether it runs because its window is open
 */
public record Due(Instant since, boolean inWindow) {}
