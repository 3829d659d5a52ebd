package dev.tacit.testing.proofs;

import dev.tacit.cli.project.Declarations;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.Planning;
import dev.tacit.core.provider.CompiledTemplate;
import dev.tacit.core.provider.Drawn;
import dev.tacit.core.provider.GeneratorProvider;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * A plan with what it cost.
 *
 * @param opened payloads that were opened
 */
record Counted(Plan plan, long opened, long drawn, long rendered) {
    /** The same as the command does, where counters can be asked. */
    static Counted planning(Shell shell) throws Exception {
        var project = shell.behind();
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var real = project.providers();
            var drawn = new AtomicLong();
            var rendered = new AtomicLong();
            var providers = new Providers(
                    real.data(),
                    real.generators().stream()
                            .<GeneratorProvider>map(of -> new Draws(of, drawn))
                            .toList(),
                    real.targets(),
                    new Renderings(real.templates(), rendered),
                    real.activator());
            var declarations = Declarations.read(project, List.of(), project.sources(), diagnostic -> {})
                    .orElseThrow();
            try (var planning = Planning.open(Options.normal(Instant.now(), new SecureRandom()), snapshot, providers)) {
                var openings = declarations.declare(planning, snapshot.provenances(), providers);
                var plan = planning.finish(openings).orElseThrow();
                return new Counted(plan, ledger.openedPayloads(), drawn.get(), rendered.get());
            }
        }
    }

    private record Draws(GeneratorProvider of, AtomicLong count) implements GeneratorProvider {
        @Override
        public Set<String> types() {
            return of.types();
        }

        @Override
        public Schema schema(String type) {
            return of.schema(type);
        }

        @Override
        public SortedMap<String, Type> exports(String type) {
            return of.exports(type);
        }

        @Override
        public void check(String type, Body inputs, Diagnostics diagnostics) {
            of.check(type, inputs, diagnostics);
        }

        @Override
        public Optional<Drawn> draw(
                String type, Body inputs, RandomGenerator random, Instant now, Diagnostics diagnostics) {
            count.incrementAndGet();
            return of.draw(type, inputs, random, now, diagnostics);
        }
    }

    private record Renderings(TemplateRenderer of, AtomicLong count) implements TemplateRenderer {
        @Override
        public int semantics() {
            return of.semantics();
        }

        @Override
        public Optional<CompiledTemplate> compile(TemplateText text, Diagnostics diagnostics) {
            return of.compile(text, diagnostics).map(template -> data -> {
                count.incrementAndGet();
                return template.render(data);
            });
        }

        @Override
        public List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject) {
            return of.check(rendered, format, subject);
        }

        @Override
        public Content read(Value rendered, TemplateFormat format, SourceRange subject) {
            return of.read(rendered, format, subject);
        }
    }
}
