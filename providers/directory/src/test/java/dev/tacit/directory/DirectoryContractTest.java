package dev.tacit.directory;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetProviderContract;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

class DirectoryContractTest extends TargetProviderContract {
    /** The file system's clock ticks every few milliseconds: others need that long to come by. */
    private static final int TICK = 12;

    private final CountedSteps steps = new CountedSteps();

    @TempDir
    private Path module;

    @Override
    protected Target connect(Lineage lineage) {
        var provider = new DirectoryTargetProvider(module, module, new SecureRandom(), steps);
        var settings = new TargetSettings(
                Address.of(Kind.TARGET, "directory", "local"),
                new TreeMap<>(Map.of("path", "./deep/run")),
                new TreeMap<>());
        return switch (provider.connect(settings, lineage)) {
            case Connection.Connected(Target target) -> target;
            case Connection.Unreachable(var why) -> throw new AssertionError(why);
            case Connection.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private Path file(ObjectKey object) {
        return module.resolve("deep/run").resolve(object.name());
    }

    @Override
    protected String namespace() {
        return "";
    }

    @Override
    protected void edit(ObjectKey object, String key, String value) throws Exception {
        Thread.sleep(TICK);
        Files.writeString(file(object).resolve(key), value);
    }

    @Override
    protected void touch(ObjectKey object) throws Exception {
        Thread.sleep(TICK);
        Files.setLastModifiedTime(file(object).resolve("a"), FileTime.fromMillis(0));
    }

    @Override
    protected void remove(ObjectKey object) throws IOException {
        Files.delete(file(object));
    }

    @Override
    protected void makeForeign(ObjectKey object) throws IOException {
        Files.createDirectories(file(object));
        Files.writeString(file(object).resolve("a"), "theirs");
    }

    @Override
    protected boolean hasNamespaces() {
        return false;
    }

    @Override
    protected String makeNamespace(Map<String, String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected String makePod(ObjectKey object) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected SortedMap<String, byte[]> read(ObjectKey object) throws IOException {
        var result = new TreeMap<String, byte[]>();
        try (var files = Files.newDirectoryStream(file(object))) {
            for (var each : files) {
                result.put(each.getFileName().toString(), Files.readAllBytes(each));
            }
        }
        return result;
    }

    @Override
    protected long contentReads() {
        return steps.contentReads();
    }
}
