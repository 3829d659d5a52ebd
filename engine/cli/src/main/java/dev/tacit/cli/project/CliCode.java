package dev.tacit.cli.project;

import dev.tacit.core.diagnostic.Code;

/** What can be wrong with how Tacit was called, or with what it was called for. */
public enum CliCode implements Code {
    ARGUMENTS_MISTAKEN,
    NO_SUCH_DIRECTORY,
    NO_DECLARATIONS,
    JSON_NOT_READ,
    FILE_UNREADABLE,
    FILE_UNWRITABLE,
    NO_STORE_YET,
    NOT_CONNECTED,
    NOT_A_TERMINAL,
    NOT_APPROVED,
    NO_SUCH_SECRET,
    NO_SUCH_VERSION,
    NO_SUCH_KEY,
    KEY_NEEDED,
    NO_SUCH_OUTPUT,
    NO_SUCH_ADDRESS,
    MOVE_REFUSED,
    AUDIT_INCONSISTENT,
    INTENT_DIFFERS,
    APPROVAL_UNREADABLE,
    NO_SUCH_TARGET,
    TARGET_NOT_REPLACED,
    CONTENT_NOT_KEPT,
    ENVIRONMENT_UNSET,
    NOT_PROVIDED,
    NO_LIVE_VALUE,
    LIVE_VALUES_DIFFER,
    ACTIVATION_FAILED,
    VALUE_EMPTY,
    VALUE_ENDS_A_LINE,
    VALUE_TOO_LARGE,
    CONSOLE_LINE,
    TEST_DATA,
    OUT_OF_MEMORY,
    BUG
}
