package dev.tacit.cli.project;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import java.util.Optional;

/** Checks declarations of targets as the real provider does, but connects to none. */
record Unconnected(TargetProvider real) implements TargetProvider {
    @Override
    public String type() {
        return real.type();
    }

    @Override
    public Schema schema() {
        return real.schema();
    }

    @Override
    public Namespaces namespaces() {
        return real.namespaces();
    }

    @Override
    public Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
        return real.settings(declaration, diagnostics);
    }

    @Override
    public Connection connect(TargetSettings settings, Lineage lineage) {
        return new Connection.Unreachable(
                Diagnostic.warning(CliCode.NOT_CONNECTED, "Not connected", "Validating contacts no target.", null));
    }
}
