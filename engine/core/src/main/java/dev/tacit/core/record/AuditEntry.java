package dev.tacit.core.record;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param who user name at host
 * @param action the command, for example {@code apply} or {@code reveal}
 * @param subject a plan's id with the reasons of its changes, or an address with a key; never a value
 */
public record AuditEntry(Instant time, String who, String action, String subject) {}
