import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the distribution directory. Run while packaging, from its source, by the JDK that will run Tacit:
 * {@code java Package.java MAIN_JAR CLASS_PATH DIST_SOURCE_DIR FIND_JDK OUTPUT}. Not part of what is shipped.
 */
public final class Package {
    private Package() {}

    public static void main(String[] args) throws Exception {
        Path mainJar = Path.of(args[0]);
        var jars = Arrays.stream(args[1].split(File.pathSeparator)).map(Path::of).sorted().toList();
        Path source = Path.of(args[2]);
        Path findJdk = Path.of(args[3]);
        Path out = Path.of(args[4]).toAbsolutePath();

        var inputs = new ArrayList<>(jars);
        inputs.add(mainJar);
        inputs.add(findJdk);
        inputs.addAll(walk(source));
        inputs.addAll(walk(source.resolveSibling("packaging")));
        String stamp = digest(inputs);
        Path stampFile = out.resolve("lib/stamp");
        if (Files.exists(out.resolve("bin/tacit"))
                && Files.exists(stampFile)
                && Files.readString(stampFile).equals(stamp)) {
            return;
        }

        // The launcher of a checkout takes bin/tacit for a sign that all is there: it goes first and comes last.
        deleteTree(out);
        Path lib = Files.createDirectories(out.resolve("lib"));
        var names = new ArrayList<String>();
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            Jars.copy(jar, lib.resolve(name), lib);
            names.add(name);
        }
        // What is looked for by name is looked for in this order: big jars, slow to open, come last.
        names.sort(Comparator.comparingLong(name -> lib.resolve(name).toFile().length()));
        Jars.copyMain(mainJar, lib.resolve("tacit.jar"), names);
        for (Path file : walk(source.resolve("lib"))) {
            Files.copy(file, lib.resolve(file.getFileName()));
        }
        Files.copy(findJdk, lib.resolve("find-jdk25"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(lib.resolve("jdk"), System.getProperty("java.home") + "\n");

        String problem = Training.train(lib);
        if (!problem.isEmpty()) {
            Files.deleteIfExists(lib.resolve("tacit.aot"));
            System.out.println("[WARNING] no start-up cache was made, Tacit starts slower: " + problem);
        }
        Files.writeString(stampFile, stamp);
        Path bin = Files.createDirectories(out.resolve("bin"));
        Path launcher = Files.copy(source.resolve("bin/tacit"), bin.resolve("tacit.new"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(launcher, bin.resolve("tacit"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> walk(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.deleteIfExists(directory.resolve("bin/tacit"));
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String digest(List<Path> inputs) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        for (Path input : inputs) {
            sha.update((input.getFileName() + "\n" + Files.size(input) + "\n").getBytes("UTF-8"));
            sha.update(Files.readAllBytes(input));
        }
        sha.update(Files.readAllBytes(Path.of(System.getProperty("java.home"), "release")));
        return HexFormat.of().formatHex(sha.digest());
    }
}
