package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Activator;
import dev.tacit.core.provider.Telling;
import dev.tacit.core.provider.WaveCheck;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An issuer that remembers what it was told; like any other it does not care about hearing it twice. */
final class Issuer implements Activator {
    final List<String> heard = new ArrayList<>();
    Map<String, String> valid = Map.of();
    boolean refuses;
    /** Waves whose check fails. */
    Set<Integer> fails = Set.of();

    /** Ends the process before it acts, or after. */
    @Nullable
    Cut cut;

    @Override
    public Optional<Diagnostic> tell(Activation.Command command, Telling telling) {
        pass();
        if (refuses) {
            return Optional.of(Diagnostic.error(Braces.BracesCode.NOT_JSON, "Exit code 1", "", null));
        }
        var previous = telling.previous();
        heard.add(telling.next().number() + " after " + (previous == null ? "nothing" : previous.number()));
        valid = texts(telling.next());
        pass();
        return Optional.empty();
    }

    @Override
    public Optional<Diagnostic> check(Activation.Command command, WaveCheck wave) {
        pass();
        heard.add("check " + wave.wave() + " of " + wave.federation());
        return fails.contains(wave.wave())
                ? Optional.of(Diagnostic.error(Braces.BracesCode.NOT_JSON, "Exit code 1", "", null))
                : Optional.empty();
    }

    private void pass() {
        if (cut != null) {
            cut.pass();
        }
    }

    static Map<String, String> texts(Telling.Version version) {
        var texts = new TreeMap<String, String>();
        version.content().entries().forEach((key, value) -> texts.put(key, ((Text) value).string()));
        return texts;
    }
}
