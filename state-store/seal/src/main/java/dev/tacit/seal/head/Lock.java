package dev.tacit.seal.head;

import org.jspecify.annotations.Nullable;

/**
 * Who may write.
 *
 * @param owner null when free
 * @param fence raised by every taking
 * @param renewal raised by every sign of life of the owner
 */
public record Lock(@Nullable String owner, long fence, long renewal) {
    static final Lock FREE = new Lock(null, 0, 0);

    public Lock takenBy(String who) {
        return new Lock(who, fence + 1, 0);
    }

    public Lock renewed() {
        return new Lock(owner, fence, renewal + 1);
    }

    public Lock released() {
        return new Lock(null, fence, renewal);
    }
}
