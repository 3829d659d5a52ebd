package dev.tacit.generator.login;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import dev.tacit.generator.kind.Uniform;
import dev.tacit.generator.text.UsualPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code basic_auth}: a name with a password, given or drawn, in the forms that HTTP uses. */
final class BasicAuth implements Kind {
    @Override
    public String type() {
        return "basic_auth";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Attributes.required(Credential.USERNAME, Type.STRING),
                Attributes.masked(Credential.PASSWORD, Type.STRING, Schema.Presence.OPTIONAL)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, Credential.USERNAME, Credential.PASSWORD, "base64", "header");
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var username = inputs.needed(Credential.USERNAME);
        boolean given = inputs.has(Credential.PASSWORD);
        var password = given ? inputs.needed(Credential.PASSWORD) : Optional.<String>empty();
        Credential.check(inputs, username, password);
        if (!inputs.areGood() || username.isEmpty() || (given && password.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of((random, _) -> values(
                new Credential(username.get(), password.orElseGet(() -> UsualPassword.draw(new Uniform(random))))));
    }

    private static SortedMap<String, Value> values(Credential credential) {
        return new TreeMap<>(Map.of(
                Credential.USERNAME,
                new Text(credential.username()),
                Credential.PASSWORD,
                new Text(credential.password()),
                "base64",
                new Text(credential.base64()),
                "header",
                new Text("Basic " + credential.base64())));
    }
}
