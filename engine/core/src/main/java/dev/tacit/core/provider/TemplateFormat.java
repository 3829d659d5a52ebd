package dev.tacit.core.provider;

/** What a rendered template must be. */
public enum TemplateFormat {
    /** Any content. */
    RAW,
    /** One JSON value (RFC 8259). */
    JSON,
    /** One YAML 1.2 stream without duplicate keys. */
    YAML
}
