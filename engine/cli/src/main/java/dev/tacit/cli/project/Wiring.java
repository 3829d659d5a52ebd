package dev.tacit.cli.project;

import dev.tacit.core.store.BlobStore;
import dev.tacit.directory.FileSteps;
import dev.tacit.kubernetes.api.Exchange;
import java.util.function.UnaryOperator;

/** What stands between a run and the world: nothing, unless a proof counts the steps there. */
public record Wiring(
        UnaryOperator<BlobStore> stores, UnaryOperator<FileSteps> files, UnaryOperator<Exchange> exchanges) {
    public static final Wiring PLAIN =
            new Wiring(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
}
