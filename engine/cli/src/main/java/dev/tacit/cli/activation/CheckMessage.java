package dev.tacit.cli.activation;

import dev.tacit.core.provider.WaveCheck;
import dev.tacit.seal.json.JsonOut;

/** What the check of a wave reads on its standard input: one JSON object, keys in order, no content. */
final class CheckMessage {
    private CheckMessage() {}

    static byte[] of(WaveCheck wave) {
        var out = new JsonOut()
                .begin()
                .text("federation", wave.federation().toString())
                .array("objects");
        for (var object : wave.objects()) {
            out.begin()
                    .text("name", object.object().name())
                    .text("namespace", object.object().namespace())
                    .text("source", object.source().toString())
                    .text("target", object.target().toString())
                    .number("version", object.sourceVersion())
                    .end();
        }
        return out.endArray().number("wave", wave.wave()).end().toBytes();
    }
}
