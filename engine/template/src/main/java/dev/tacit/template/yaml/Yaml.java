package dev.tacit.template.yaml;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;

/** The functions {@code toYaml}, {@code fromYaml}. Where Go answers with an empty text or the error's, these fail. */
public final class Yaml {
    private Yaml() {}

    public static GoValue write(Arguments arguments) {
        return arguments.answer(YamlWriter.write(arguments.at(0), arguments));
    }

    public static GoValue read(Arguments arguments) {
        return YamlReader.mapping(arguments.octets(0), arguments);
    }
}
