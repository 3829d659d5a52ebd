package dev.tacit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.Fingerprints;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTargetTest {
    private static final Lineage LINEAGE = new Lineage("0123456789abcdef0123456789abcdef");
    private static final ContentKeys KEYS =
            new ContentKeys(new Fingerprints(new byte[32]), new Marks(new byte[32], LINEAGE));
    private static final ObjectKey DB = new ObjectKey("", "db");

    private final CountedSteps steps = new CountedSteps();

    @TempDir
    private Path module;

    private Path run;

    @BeforeEach
    void place() {
        run = module.resolve("run");
    }

    private Connection connect(Path root) {
        var settings = new TargetSettings(
                Address.of(Kind.TARGET, "directory", "local"), new TreeMap<>(Map.of("path", "run")), new TreeMap<>());
        return new DirectoryTargetProvider(root, root, new SecureRandom(), steps).connect(settings, LINEAGE);
    }

    private Target target() {
        return switch (connect(module)) {
            case Connection.Connected(Target target) -> target;
            case Connection.Unreachable(var why) -> throw new AssertionError(why);
            case Connection.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Payload data(String value) {
        return new Payload(new TreeMap<>(Map.of("password", new Text(value), "user", new Text(value))));
    }

    private static Mark mark(Target target, Payload data) {
        var place = new Marks.Place(
                target.identity(), DB, "Opaque", KEYS.fingerprints().of(data.toBytes()));
        return KEYS.marks().make("secret.db", 1, 0, 1, place);
    }

    private static ObjectContent content(Payload data) {
        return new ObjectContent("Opaque", data, new TreeMap<>(), new TreeMap<>());
    }

    private static Receipt create(Target target, String name, String value) {
        return target.deliver(
                new Delivery.Create(new ObjectKey("", name), content(data(value)), mark(target, data(value))));
    }

    private static Receipt create(Target target, String value) {
        return create(target, "db", value);
    }

    private static Receipt update(Target target, String uid, String resourceVersion, String value) {
        return target.deliver(new Delivery.Update(
                DB, uid, resourceVersion, content(data(value)), mark(target, data(value)), Set.of(), Set.of()));
    }

    private static Observation observe(Target target) {
        var observation = target.observe(
                        new ObservationRequest(Map.of(), Set.of(DB), ObservationRequest.Reach.NAMES, KEYS))
                .objects()
                .get(DB);
        return java.util.Objects.requireNonNull(observation);
    }

    private String content() throws IOException {
        return Files.readString(run.resolve("db/password")) + Files.readString(run.resolve("db/user"));
    }

    private List<String> versions(String name) throws IOException {
        var store = run.resolve(".tacit").resolve(name);
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (var files = Files.list(store)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void laysObjectsOutAsDocumented() throws Exception {
        var target = target();
        var uid = ((Receipt.Written) create(target, "x")).uid();
        assertThat(Files.readSymbolicLink(run.resolve("db"))).isEqualTo(Path.of(".tacit/db", uid, "data"));
        assertThat(Files.readString(run.resolve(".tacit/identity")))
                .isEqualTo(target.identity().id() + "\n");
        assertThat(Mark.parse(
                        Files.readString(run.resolve(".tacit/db").resolve(uid).resolve("mark"))))
                .hasValue(mark(target, data("x")));
    }

    @Test
    void letsNobodyElseLook() throws Exception {
        create(target(), "x");
        try (var paths = Files.walk(run)) {
            for (var path : paths.toList()) {
                if (!Files.isSymbolicLink(path)) {
                    var mode = PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
                    assertThat(mode).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    @Test
    void writesNothingBeforeItDelivers() {
        observe(target());
        assertThat(run).doesNotExist();
        assertThat(target().identity()).isEqualTo(target().identity());
    }

    @Test
    void hasAnotherIdentityElsewhere(@TempDir Path other) {
        var elsewhere = (Connection.Connected) connect(other);
        assertThat(elsewhere.target().identity()).isNotEqualTo(target().identity());
    }

    @Test
    void stillKnowsItselfAfterItWasMoved(@TempDir Path other) throws Exception {
        create(target(), "x");
        var before = target().identity();
        Files.move(run, other.resolve("run"));
        assertThat(((Connection.Connected) connect(other)).target().identity()).isEqualTo(before);
    }

    @Test
    void noticesThatOthersMayReadASecret() throws Exception {
        var target = target();
        create(target, "x");
        Thread.sleep(12);
        Files.setPosixFilePermissions(run.resolve("db/user"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(observe(target)).isInstanceOf(Observation.Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "directory", "dangling", "elsewhere", "absolute", "through", "copied"})
    void leavesEverythingElseOfThatNameAlone(String kind) throws Exception {
        var target = target();
        create(target, "other", "x");
        var linked = Files.readSymbolicLink(run.resolve("other"));
        var outside = Files.createDirectory(module.resolve("outside"));
        Files.writeString(outside.resolve("password"), "theirs");
        var link = run.resolve("db");
        switch (kind) {
            case "file" -> Files.writeString(link, "theirs");
            case "directory" -> Files.createDirectory(link);
            case "dangling" -> Files.createSymbolicLink(link, Path.of("nowhere"));
            case "elsewhere" -> Files.createSymbolicLink(link, outside);
            case "absolute" ->
                Files.createSymbolicLink(link, run.resolve(".tacit/db/0123456789abcdef0123456789abcdef/data"));
            case "through" -> {
                Files.createSymbolicLink(run.resolve(".tacit/db"), outside);
                Files.createSymbolicLink(link, Path.of(".tacit/db/0123456789abcdef0123456789abcdef/data"));
            }
            default -> Files.createSymbolicLink(link, linked);
        }
        assertThat(observe(target)).isInstanceOf(Observation.Foreign.class);
        assertThat(create(target, "x")).isInstanceOf(Receipt.Foreign.class);
        assertThat(update(target, "0".repeat(32), "0", "x")).isInstanceOf(Receipt.Conflict.class);
        assertThat(target.deliver(new Delivery.Delete(DB, "0".repeat(32), "0"))).isInstanceOf(Receipt.Conflict.class);
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(outside.resolve("password")).hasContent("theirs");
        assertThat(run.resolve("other/password")).hasContent("x");
    }

    @Test
    void neverWritesThroughALinkInItsOwnDirectory() throws Exception {
        var outside = Files.createDirectory(module.resolve("outside"));
        create(target(), "other", "x");
        Files.createSymbolicLink(run.resolve(".tacit/db"), outside);
        assertThat(create(target(), "x")).isInstanceOf(Receipt.Refused.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void refusesADirectoryWhoseHomeIsALink() throws Exception {
        Files.createDirectory(run);
        Files.createSymbolicLink(run.resolve(".tacit"), module);
        assertThat(connect(module)).isInstanceOf(Connection.Refused.class);
    }

    @Test
    void refusesWhatIsNoDirectoryAndADamagedIdentity() throws Exception {
        Files.writeString(run, "file");
        assertThat(connect(module)).isInstanceOf(Connection.Refused.class);
        Files.delete(run);
        create(target(), "x");
        Files.writeString(run.resolve(".tacit/identity"), "other");
        assertThat(connect(module)).isInstanceOf(Connection.Refused.class);
    }

    @Test
    void writesNothingToADirectoryThatBecameAnother() throws Exception {
        var target = target();
        create(target, "other", "x");
        Files.writeString(run.resolve(".tacit/identity"), "f".repeat(32));
        assertThat(create(target, "x")).isInstanceOf(Receipt.Refused.class);
        assertThat(run.resolve("db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "a/b", "../x", "identity", "a\0b", "ü", "-/.."})
    void refusesNamesThatLeadElsewhere(String name) {
        assertThat(create(target(), name, "x")).isInstanceOf(Receipt.Refused.class);
        assertThat(create(target(), "a".repeat(254), "x")).isInstanceOf(Receipt.Refused.class);
        assertThat(run).doesNotExist();
        var key = new ObjectKey("", name);
        var seen = target().observe(new ObservationRequest(Map.of(), Set.of(key), ObservationRequest.Reach.NAMES, KEYS))
                .objects();
        assertThat(seen.get(key)).isInstanceOf(Observation.NotObserved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "..data", "a/b", "a\0b"})
    void refusesKeysThatLeadElsewhere(String key) {
        var target = target();
        var data = new Payload(new TreeMap<>(Map.of(key, new Text("x"))));
        assertThat(target.deliver(new Delivery.Create(DB, content(data), mark(target, data))))
                .isInstanceOf(Receipt.Refused.class);
        assertThat(run).doesNotExist();
    }

    @Test
    void seesFilesAddedAndThingsThatAreNoFiles() throws Exception {
        var target = target();
        create(target, "x");
        Files.createSymbolicLink(run.resolve("db/link"), Path.of("/etc/passwd"));
        assertThat(observe(target)).isInstanceOf(Observation.Foreign.class);
        Files.delete(run.resolve("db/link"));
        assertThat(observe(target)).isInstanceOf(Observation.Moved.class);
        Files.writeString(run.resolve("db/added"), "");
        assertThat(observe(target)).isInstanceOf(Observation.Foreign.class);
    }

    @Test
    void showsReadersTheOldStateOrTheNewOne() throws Exception {
        var target = target();
        var seen = (Receipt.Written) create(target, "0");
        var done = new AtomicBoolean();
        var broken = new java.util.concurrent.atomic.AtomicInteger();
        var reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                try {
                    // One resolution of the link, as a program does that opens the directory once.
                    var version = run.resolve(Files.readSymbolicLink(run.resolve("db")));
                    if (!sameInBoth(version)) {
                        broken.incrementAndGet();
                    }
                } catch (IOException e) {
                    broken.incrementAndGet();
                }
            }
        });
        for (int i = 1; i <= 100; i++) {
            seen = (Receipt.Written) update(target, seen.uid(), seen.resourceVersion(), Integer.toString(i));
        }
        done.set(true);
        reader.join();
        assertThat(broken).hasValue(0);
        assertThat(versions("db")).containsExactly(seen.uid());
    }

    private static boolean sameInBoth(Path version) throws IOException {
        try {
            return Files.readString(version.resolve("password")).equals(Files.readString(version.resolve("user")));
        } catch (java.nio.file.NoSuchFileException e) {
            return true; // replaced and removed meanwhile: the reader resolves the link again
        }
    }

    @Test
    void leavesNothingBehindWhenItDeletes() throws Exception {
        var target = target();
        var seen = (Receipt.Written) create(target, "x");
        assertThat(target.deliver(new Delivery.Delete(DB, seen.uid(), seen.resourceVersion())))
                .isEqualTo(new Receipt.Deleted());
        try (var left = Files.list(run)) {
            assertThat(left).containsExactly(run.resolve(".tacit"));
        }
        try (var left = Files.list(run.resolve(".tacit"))) {
            assertThat(left).containsExactly(run.resolve(".tacit/identity"));
        }
    }

    /** Ends at every step of create, update and delete; what comes next finds the old state or the new, and cleans up. */
    @Test
    void survivesItsEndAtEveryStep() throws Exception {
        int points = 0;
        for (var action : List.of("create", "update", "delete")) {
            for (long step = 1; ; step++) {
                run = module.resolve(action + step).resolve("run");
                Files.createDirectory(module.resolve(action + step));
                if (!endsAt(step, action)) {
                    break;
                }
                points++;
            }
        }
        assertThat(points).isGreaterThan(40);
    }

    private boolean endsAt(long step, String action) throws IOException {
        steps.endBefore(Long.MAX_VALUE);
        var before = action.equals("create") ? null : (Receipt.Written) create(target(run), "old");
        steps.endBefore(step);
        boolean ended = false;
        try {
            act(target(run), action, before);
        } catch (CountedSteps.Ended e) {
            ended = true;
        }
        steps.endBefore(Long.MAX_VALUE);
        // Another process, which removes what was left before it writes anything.
        var later = target(run);
        create(later, "another", "x");
        var link = run.resolve("db");
        if (before != null && Files.isSymbolicLink(link) && Files.notExists(link)) {
            // Readers see nothing, the link is still to go: whoever remembers it deletes it again.
            assertThat(action).isEqualTo("delete");
            var rest = new Place(run, "db").version(before.uid());
            assertThat(later.deliver(new Delivery.Delete(DB, before.uid(), rest.resourceVersion())))
                    .isEqualTo(new Receipt.Deleted());
        }
        var seen = observe(later);
        var found = seen instanceof Observation.Absent ? "nothing" : content();
        assertThat(found)
                .as("%s ended at step %d", action, step)
                .isIn(
                        switch (action) {
                            case "create" -> List.of("nothing", "newnew");
                            case "update" -> List.of("oldold", "newnew");
                            default -> List.of("oldold", "nothing");
                        });
        assertThat(versions("db")).hasSize(found.equals("nothing") ? 0 : 1);
        assertThat(seen).isNotInstanceOf(Observation.Foreign.class);
        if (seen instanceof Observation.Moved moved) {
            assertThat(moved.markStatus()).isEqualTo(Observation.MarkStatus.VALID);
        }
        return ended;
    }

    private Target target(Path directory) {
        return ((Connection.Connected) connect(java.util.Objects.requireNonNull(directory.getParent()))).target();
    }

    private static void act(Target target, String action, Receipt.@org.jspecify.annotations.Nullable Written before) {
        if (before == null) {
            create(target, "new");
        } else if (action.equals("update")) {
            update(target, before.uid(), before.resourceVersion(), "new");
        } else {
            target.deliver(new Delivery.Delete(DB, before.uid(), before.resourceVersion()));
        }
    }

    @Test
    void saysWhyItCouldNotWrite() throws Exception {
        Files.writeString(module.resolve("file"), "");
        var target = new DirectoryTarget(
                module.resolve("file/run"),
                steps,
                target().identity(),
                new SecureRandom(),
                Address.of(Kind.TARGET, "directory", "local"));
        var refused = (Receipt.Refused) create(target, "hunter2-canary");
        assertThat(refused.diagnostic())
                .returns(DirectoryCode.DIRECTORY_FAILED, Diagnostic::code)
                .returns("target.directory.local", Diagnostic::address);
        assertThat(refused.toString()).doesNotContain("canary");
    }
}
