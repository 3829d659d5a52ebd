package dev.tacit.seal.codec;

import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Verdict;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who will notice what a plan changes; absent where nobody is concerned. */
final class LivenessCodec {
    private static final String NAME = "liveness";

    private LivenessCodec() {}

    static void write(JsonOut out, Liveness liveness) {
        if (liveness.equals(Liveness.NOBODY)) {
            return;
        }
        out.object(NAME).array("affected");
        liveness.affected().forEach(one -> write(out, one));
        out.endArray().array("unseen");
        liveness.unseen()
                .forEach(one -> out.begin()
                        .text("namespace", one.namespace())
                        .text("target", one.target().toString())
                        .text("why", one.why())
                        .end());
        out.endArray().end();
    }

    private static void write(JsonOut out, Affected one) {
        out.begin()
                .text("federation", one.federation().toString())
                .text("manner", one.manner().name())
                .object("object")
                .text("name", one.object().name())
                .text("namespace", one.object().namespace())
                .end()
                .number("pods", one.pods())
                .array("references");
        one.verdicts().forEach((reference, verdict) -> {
            out.begin().text("at", reference.at());
            reference.keys().ifPresent(keys -> {
                out.array("keys");
                keys.forEach(out::text);
                out.endArray();
            });
            out.text("verdict", verdict.name())
                    .text("via", reference.via().name())
                    .end();
        });
        out.endArray()
                .text("reload", one.conduct().reload().name())
                .text("restarted_by", one.conduct().restartedBy())
                .text("target", one.target().toString())
                .object("workload")
                .text("kind", one.workload().kind())
                .text("name", one.workload().name())
                .text("namespace", one.workload().namespace())
                .end()
                .end();
    }

    static Liveness read(JsonIn in) throws MalformedException {
        if (!in.at(NAME)) {
            return Liveness.NOBODY;
        }
        in.object(NAME);
        var affected = new ArrayList<Affected>();
        in.name("affected").each(() -> affected.add(affected(in)));
        var unseen = new ArrayList<Liveness.Unseen>();
        in.name("unseen").each(() -> {
            in.begin();
            var namespace = in.text("namespace");
            var target = Texts.address(in.text("target"));
            unseen.add(new Liveness.Unseen(target, namespace, in.text("why")));
            in.end();
        });
        in.end();
        return new Liveness(affected, unseen);
    }

    private static Affected affected(JsonIn in) throws MalformedException {
        in.begin();
        var federation = Texts.address(in.text("federation"));
        var manner = JsonIn.constant(Manner.class, in.text("manner"));
        in.object("object");
        var name = in.text("name");
        var object = new ObjectKey(in.text("namespace"), name);
        in.end();
        int pods = in.integer("pods");
        var verdicts = new TreeMap<Reference, Verdict>();
        in.name("references").each(() -> {
            in.begin();
            var at = in.text("at");
            Optional<TreeSet<String>> keys = Optional.empty();
            if (in.at("keys")) {
                var names = new TreeSet<String>();
                in.name("keys").each(() -> names.add(in.text()));
                keys = Optional.of(names);
            }
            var verdict = JsonIn.constant(Verdict.class, in.text("verdict"));
            var via = JsonIn.constant(Reference.Via.class, in.text("via"));
            in.end();
            verdicts.put(keys.map(k -> Reference.of(via, at, k)).orElseGet(() -> Reference.whole(via, at)), verdict);
        });
        var reload = JsonIn.constant(Conduct.Reload.class, in.text("reload"));
        var conduct = new Conduct(reload, in.text("restarted_by"));
        var target = Texts.address(in.text("target"));
        in.object("workload");
        var kind = in.text("kind");
        var called = in.text("name");
        var workload = new Workload(in.text("namespace"), kind, called);
        in.end().end();
        return new Affected(federation, target, object, manner, workload, pods, conduct, verdicts);
    }
}
