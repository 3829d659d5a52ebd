package dev.tacit.core.record;

/** An audit entry as it stands in the log, with the serial under which it was written. */
public record Audited(long serial, AuditEntry entry) {}
