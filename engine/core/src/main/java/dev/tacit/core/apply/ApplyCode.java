package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Code;

/** Why a plan is not carried out, or only in part. What a target says about one object has that target's code. */
public enum ApplyCode implements Code {
    PLAN_EXPIRED,
    PLAN_OF_ANOTHER_STORE,
    PLAN_BEFORE_RESTORE,
    PLAN_USED,
    PLAN_STALE,
    TARGET_REPLACED,
    OBJECT_CHANGED,
    OBJECT_ALTERED,
    CONTENT_UNAVAILABLE,
    ACTIVATION_AWAITED,
    ACTIVATION_NOT_BEGUN,
    APPLY_CUT_SHORT,
    WAVE_FAILED,
    APPROVAL_PENDING
}
