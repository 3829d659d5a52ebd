package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Code;

/** What can be wrong with a declaration before a store or target is asked. */
public enum ResourceCode implements Code {
    NOT_A_MAP_OF_KEYS,
    INVALID_KEY,
    NOT_CONTENT,
    NOT_A_WHOLE_NUMBER,
    NOT_A_SOURCE,
    NOT_A_TARGET,
    TARGETS_REQUIRED,
    NAMESPACES_TWICE,
    NAMES_REQUIRED,
    EMPTY_SELECTOR,
    INVALID_SELECTOR,
    UNKNOWN_ON_DELETE,
    INVALID_NAME,
    INVALID_LABEL,
    SECRET_NOT_ALLOWED,
    UNKNOWN_FORMAT,
    OBJECT_TYPE_REFUSED,
    LITERAL_SECRET,
    NO_KEYS,
    MISPLACED_VALUE,
    UNKNOWN_OWNER,
    UNKNOWN_DRIFT,
    UNKNOWN_UNREACHED,
    NAME_SUFFIX,
    INVALID_DURATION,
    NOT_BASE64,
    KEY_TWICE,
    NEVER_DUE,
    INVALID_MOMENT,
    INVALID_WINDOW,
    UNKNOWN_UNREACHABLE,
    TEMPLATE_SOURCES,
    TEMPLATE_SCOPE,
    INVALID_ACTIVATION
}
