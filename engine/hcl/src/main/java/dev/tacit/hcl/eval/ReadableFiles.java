package dev.tacit.hcl.eval;

import java.util.List;
import java.util.Optional;

/** The files that functions may read. A relative path starts at the directory that the run works on. */
public interface ReadableFiles {
    /** What came of reading one file. */
    sealed interface Answer {
        @SuppressWarnings("ArrayRecordComponent") // handed over, compared by nobody
        record Found(byte[] content) implements Answer {
            @Override
            public String toString() {
                return "a file";
            }
        }

        record Missing() implements Answer {}

        /** @param reason for people, without content: {@code it is a directory} */
        record Unreadable(String reason) implements Answer {}
    }

    Answer read(String path);

    /**
     * The regular files below a directory, by paths relative to it with forward slashes, sorted; empty when it cannot be
     * listed.
     *
     * @param depth how many directories deep to look, 1 for the directory alone
     */
    Optional<List<String>> below(String directory, int depth);

    /** The path from the root of the file system. */
    String absolute(String path);

    /** The path with a leading {@code ~} replaced by the user's home directory. */
    String expanded(String path);

    /** There are none. */
    ReadableFiles NONE = new ReadableFiles() {
        @Override
        public Answer read(String path) {
            return new Answer.Missing();
        }

        @Override
        public Optional<List<String>> below(String directory, int depth) {
            return Optional.empty();
        }

        @Override
        public String absolute(String path) {
            return path;
        }

        @Override
        public String expanded(String path) {
            return path;
        }
    };
}
