import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Copies jars so that the start-up cache takes all of their classes: unsigned, none older than Java 8. */
final class Jars {
    /** The first class version that the cache takes is 50; 52 is what current libraries have. */
    private static final int RAISED = ClassFile.JAVA_8_VERSION;

    private Jars() {}

    /** Copies a dependency; the SQLite library for this machine is laid beside it, those for others are left out. */
    static void copy(Path from, Path to, Path lib) throws IOException {
        try (var jar = new JarFile(from.toFile(), false)) {
            var manifest = jar.getManifest() == null ? new Manifest() : jar.getManifest();
            manifest.getEntries().clear(); // digests of signatures
            write(jar, manifest, to, lib);
        }
    }

    static void copyMain(Path from, Path to, List<String> classPath) throws IOException {
        try (var jar = new JarFile(from.toFile())) {
            var manifest = new Manifest();
            var main = manifest.getMainAttributes();
            main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            main.put(Attributes.Name.MAIN_CLASS, "dev.tacit.cli.Main");
            main.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
            main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
            write(jar, manifest, to, to.getParent());
        }
    }

    private static void write(JarFile jar, Manifest manifest, Path to, Path lib) throws IOException {
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (var out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
            for (var entry : jar.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || name.equals(JarFile.MANIFEST_NAME) || isSignature(name)) {
                    continue;
                }
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                if (name.startsWith("org/sqlite/native/")) {
                    if (name.startsWith("org/sqlite/native/" + platform() + "/")) {
                        Files.write(lib.resolve("libsqlitejdbc.so"), bytes);
                    }
                    continue;
                }
                var copy = new JarEntry(name);
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(name.endsWith(".class") ? raise(bytes, jar) : bytes);
                out.closeEntry();
            }
        }
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    }

    private static byte[] raise(byte[] bytes, JarFile jar) {
        int version = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (version >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        var classes = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(type -> stream(jar, type))
                                .orElse(ClassHierarchyResolver.defaultResolver())
                                // Optional companions that are not on the class path: only their being classes matters.
                                .orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object))));
        return classes.transformClass(
                classes.parse(bytes),
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(ClassTransform.endHandler(builder -> builder.withVersion(RAISED, 0))));
    }

    private static InputStream stream(JarFile jar, ClassDesc type) {
        String descriptor = type.descriptorString();
        var entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As SQLite's driver names its directories. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        String processor = arch.equals("amd64") ? "x86_64" : arch;
        if (os.contains("mac")) {
            return "Mac/" + processor;
        }
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + processor + ".so.1"));
        return (musl ? "Linux-Musl/" : "Linux/") + processor;
    }
}
