package dev.tacit.testing.proofs;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/** Where a scenario delivers to; each run gets one of its own. */
sealed interface Ground permits DirectoryGround, ClusterGround {
    /** The block that declares it, as {@code target.KIND.here}. */
    String declaration();

    String reference();

    /** A line within {@code to} where the kind needs one. */
    String namespaces();

    /** Everything found there, by name, each with its data by key: what is delivered. */
    SortedMap<String, Map<String, String>> objects() throws IOException;

    /** All that would be another if somebody had written to an object, with its data; {@code ""} where there is none. */
    String trace(String object) throws IOException;

    /** Everything of ours that no reader would find, which an interrupted run might have left. */
    String leftovers() throws IOException;
}
