package dev.tacit.seal.codec;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change.Activate;
import dev.tacit.core.plan.Change.Activate.Way;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Activation;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeSet;

/** The value of a change that tells an issuer. */
final class ActivationCodec {
    private ActivationCodec() {}

    static void write(JsonOut out, Activate change) {
        if (change.way() instanceof Way.Run(var command)) {
            out.array("command");
            command.words().forEach(out::text);
            out.endArray().text("directory", command.directory());
        }
        out.array("holds");
        change.holds().forEach(federation -> out.text(federation.toString()));
        out.endArray();
        if (change.way() instanceof Way.Run(var command)) {
            out.number("limit", command.limit().toMillis());
        }
        SecretCodec.told(out, change.told());
        out.number("version", change.version())
                .text(
                        "way",
                        switch (change.way()) {
                            case Way.Run _ -> "run";
                            case Way.Awaited _ -> "awaited";
                            case Way.Said _ -> "said";
                        });
    }

    static Activate read(JsonIn in, Address address, Reason reason) throws MalformedException {
        boolean runs = in.at("command");
        var words = new ArrayList<String>();
        String directory = "";
        if (runs) {
            in.name("command").each(() -> words.add(in.text()));
            directory = in.text("directory");
        }
        var holds = new TreeSet<Address>();
        in.name("holds").each(() -> holds.add(Texts.address(in.text())));
        long limit = runs ? in.number("limit") : 0;
        var told = SecretCodec.told(in);
        int version = in.integer("version");
        String way = in.text("way");
        if (runs != way.equals("run")) {
            throw new MalformedException();
        }
        return new Activate(
                address,
                reason,
                version,
                told,
                switch (way) {
                    case "run" -> new Way.Run(new Activation.Command(words, directory, Duration.ofMillis(limit)));
                    case "awaited" -> new Way.Awaited();
                    case "said" -> new Way.Said();
                    case String _ -> throw new MalformedException();
                },
                holds);
    }
}
