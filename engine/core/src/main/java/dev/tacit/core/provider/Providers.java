package dev.tacit.core.provider;

import java.util.List;
import java.util.Optional;

/** Everything a planning or an apply may call upon. */
public record Providers(
        List<DataProvider> data,
        List<GeneratorProvider> generators,
        List<TargetProvider> targets,
        TemplateRenderer templates,
        Activator activator) {
    public Providers {
        data = List.copyOf(data);
        generators = List.copyOf(generators);
        targets = List.copyOf(targets);
    }

    /** Without data sources. */
    public Providers(List<GeneratorProvider> generators, List<TargetProvider> targets, TemplateRenderer templates) {
        this(List.of(), generators, targets, templates);
    }

    /** Where no issuer is told anything. */
    public Providers(
            List<DataProvider> data,
            List<GeneratorProvider> generators,
            List<TargetProvider> targets,
            TemplateRenderer templates) {
        this(data, generators, targets, templates, Activator.NOBODY);
    }

    /** The provider that serves data sources of {@code type}. */
    public Optional<DataProvider> data(String type) {
        return data.stream().filter(d -> d.types().contains(type)).findFirst();
    }

    /** The provider that serves generators of {@code type}. */
    public Optional<GeneratorProvider> generator(String type) {
        return generators.stream().filter(g -> g.types().contains(type)).findFirst();
    }

    /** The provider that serves targets of {@code type}. */
    public Optional<TargetProvider> target(String type) {
        return targets.stream().filter(t -> t.type().equals(type)).findFirst();
    }
}
