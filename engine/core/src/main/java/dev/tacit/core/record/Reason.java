package dev.tacit.core.record;

/** Why a change is planned, or why a version was made. */
public enum Reason {
    FIRST("new in the declaration"),
    CONTENT_CHANGED("the content changed"),
    KEYS_CHANGED("keys were added or removed"),
    INPUTS_CHANGED("its inputs changed"),
    METADATA_CHANGED("labels, annotations or description changed"),
    ROTATED("its rotation is due"),
    ROTATION_ASKED("a rotation was asked for"),
    OVERLAPS("the version before stays valid beside it"),
    OVERLAP_ENDED("an overlap has ended"),
    NOT_TOLD("its issuer does not know this version"),
    ROLLED_BACK("rolled back"),
    NEW_VERSION("its source has a new version"),
    NEW_DESTINATION("a new destination"),
    NEW_NAMESPACE("new namespace"),
    NO_NAMESPACE("its namespace does not exist"),
    NAMESPACE_TERMINATING("its namespace is being deleted"),
    SELECTED_NO_MORE("no selector means it any more"),
    WANTED_AGAIN("wanted again"),
    MISSING("someone deleted it"),
    EDITED("someone edited its content"),
    RELABELLED("someone edited its labels or annotations"),
    PUT_BACK("the target was put back to an earlier state"),
    UNFINISHED("an earlier apply did not finish"),
    LANDED("an earlier apply wrote it without noting it"),
    MOVED_ON("only its resource version moved"),
    GONE("it is already gone"),
    NOT_DECLARED("no longer declared"),
    DESTROYED("destroy was asked for"),
    UNREACHABLE("the target could not be observed"),
    FOREIGN("an object that is not ours is there"),
    TYPE_CHANGED("its type changed"),
    NOT_SET("waits for a value that is not there yet"),
    NOT_YET("its first version may not be delivered yet"),
    EXPIRED("its version has expired"),
    IMMUTABLE("it is immutable"),
    ADOPTED("taken over"),
    MOVED("moved in the declaration"),
    LEFT_ALONE("to be forgotten, not deleted"),
    IN_WAVES("in waves"),
    WAVE_WAITS("an earlier wave is not whole"),
    APPROVAL_AWAITED("the next wave waits for approval"),
    PAUSED("the next wave waits for the end of a pause"),
    HELD("it was taken back after a failed wave"),
    SUPERSEDED("a later version has an object of its own");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
