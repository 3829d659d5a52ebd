package dev.tacit.seal.fault;

import dev.tacit.core.diagnostic.Code;

/** What can be wrong with a store, its keys or its files. */
public enum StoreCode implements Code {
    STORE_LOCKED,
    LOCK_LOST,
    STORE_SEALED,
    STORE_UNREACHABLE,
    STORE_DAMAGED,
    STORE_FORGED,
    STORE_ROLLED_BACK,
    STORE_TOO_NEW,
    STORE_MOVED_ON,
    STORE_MISSING,
    STORE_NOT_PINNED,
    LOCK_FILE_INVALID,
    SEEN_FILE_INVALID,
    KEYFILE_MISSING,
    KEYFILE_INVALID,
    KEYFILE_EXPOSED,
    RECORD_TOO_LARGE,
    PLAN_FILE_DAMAGED,
    PLAN_FILE_FOREIGN
}
