package dev.tacit.cli.project;

import dev.tacit.core.diagnostic.Sources;
import dev.tacit.core.provider.Activator;
import dev.tacit.core.provider.DataProvider;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.directory.DirectoryTargetProvider;
import dev.tacit.directory.FileSteps;
import dev.tacit.generator.Generators;
import dev.tacit.kubernetes.KubernetesTargetProvider;
import dev.tacit.kubernetes.access.Machine;
import dev.tacit.kubernetes.access.Plugins;
import dev.tacit.template.GoTemplates;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * The directory a run works on.
 *
 * @param shown the directory by the user's words, {@code ""} when it is the current one
 * @param sources the files read so far, for diagnostics to show lines of
 * @param plugins what credential plugins answered during this run
 */
public record Project(
        Path directory, Path shown, Surroundings surroundings, SecureRandom random, Sources sources, Plugins plugins) {
    /** @param chdir by the user's words, {@code ""} for where the run was started */
    public static Project at(Path chdir, Surroundings surroundings, Sources sources) {
        var directory = surroundings.directory().resolve(chdir);
        return new Project(
                directory, chdir, surroundings, new SecureRandom(), sources, new Plugins(surroundings.clock()));
    }

    public Stores stores() {
        return new Stores(directory, surroundings.data(), random, surroundings.wiring());
    }

    public Providers providers() {
        return providers(Activator.NOBODY);
    }

    /** The same, with someone to tell issuers. */
    public Providers providers(Activator activator) {
        return new Providers(data(), List.of(new Generators()), targets(), new GoTemplates(), activator);
    }

    /** The same checks of declarations, but no connection to anywhere. */
    public Providers unconnected() {
        List<TargetProvider> targets =
                targets().stream().<TargetProvider>map(Unconnected::new).toList();
        return new Providers(data(), List.of(new Generators()), targets, new GoTemplates());
    }

    private List<DataProvider> data() {
        return List.of(new LocalData(directory, surroundings.environment()));
    }

    private List<TargetProvider> targets() {
        var wiring = surroundings.wiring();
        return List.of(
                new DirectoryTargetProvider(
                        directory, surroundings.home(), random, wiring.files().apply(FileSteps.onDisk())),
                new KubernetesTargetProvider(
                        Machine.at(directory, surroundings.home(), surroundings.environment()),
                        plugins,
                        wiring.exchanges()));
    }

    /** How to call Tacit once more for this project, for examples that can be pasted. */
    public String command(String rest) {
        var name = surroundings.environment().getOrDefault("TACIT_COMMAND", "tacit");
        var chdir = shown.toString().isEmpty() ? "" : " -chdir=" + quoted(shown.toString());
        return quoted(name) + chdir + " " + rest;
    }

    /** Quotes {@code word} for a POSIX shell where it needs it. */
    public static String quoted(String word) {
        return word.matches("[\\w@%+=:,./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
