package dev.tacit.seal.head;

import dev.tacit.seal.json.MalformedException;

/** A Tacit version. */
record Version(int major, int minor, int patch) {
    /** The version of this code as a reader of stores. */
    static final Version OURS = new Version(0, 1, 0);

    static Version of(String text) throws MalformedException {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new MalformedException();
        }
        try {
            return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException _) {
            throw new MalformedException();
        }
    }

    boolean isNewerThan(Version other) {
        int c = Integer.compare(major, other.major);
        c = c != 0 ? c : Integer.compare(minor, other.minor);
        return (c != 0 ? c : Integer.compare(patch, other.patch)) > 0;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
