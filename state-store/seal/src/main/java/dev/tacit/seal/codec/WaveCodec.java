package dev.tacit.seal.codec;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Activation;
import dev.tacit.core.resource.Wave;
import dev.tacit.core.resource.Waves;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far waves have come, in the store; what a plan says of them. */
final class WaveCodec {
    private WaveCodec() {}

    static void write(JsonOut out, FederationRecord r) {
        out.begin().text("address", r.address().toString());
        var course = r.course();
        if (course != null) {
            out.name("course").begin();
            numbers(out, "ahead", course.ahead());
            out.text("declared", course.declared()).number("from", course.from());
            time(out, "good", course.good());
            out.end();
        }
        var held = r.held();
        if (held != null) {
            out.name("held")
                    .begin()
                    .number("from", held.from())
                    .text("intended", held.intended())
                    .number("version", held.version())
                    .end();
        }
        out.end();
    }

    static FederationRecord federation(JsonIn in) throws MalformedException {
        in.begin();
        var address = Texts.address(in.text("address"));
        FederationRecord.Course course = null;
        if (in.at("course")) {
            in.name("course").begin();
            var ahead = numbers(in, "ahead");
            String declared = in.text("declared");
            int from = in.integer("from");
            course = new FederationRecord.Course(declared, ahead, from, time(in, "good"));
            in.end();
        }
        FederationRecord.Held held = null;
        if (in.at("held")) {
            in.name("held").begin();
            int from = in.integer("from");
            String intended = in.text("intended");
            held = new FederationRecord.Held(intended, in.integer("version"), from);
            in.end();
        }
        in.end();
        return new FederationRecord(address, course, held);
    }

    static void write(JsonOut out, Change.Course c) {
        out.text("declared", c.declared())
                .text("intended", c.intended())
                .text("on_failure", c.onFailure().name());
        switch (c.state()) {
            case Change.Course.State.Goes s -> {
                out.name("state").begin();
                out.name("approved")
                        .flag(s.approved())
                        .name("as_begun")
                        .flag(s.asBegun())
                        .number("from", s.from());
                time(out, "good", s.good());
                out.text("kind", "goes").number("unreached", s.unreached());
                numbers(out, "waves", s.waves());
                out.end();
            }
            case Change.Course.State.Rests s -> {
                out.name("state").begin().text("kind", "rests").number("objects", s.objects());
                time(out, "until", s.until());
                out.number("wave", s.wave()).end();
            }
            case Change.Course.State.Held s ->
                out.name("state")
                        .begin()
                        .number("from", s.from())
                        .text("kind", "held")
                        .number("objects", s.objects())
                        .number("version", s.version())
                        .end();
        }
        out.array("steps");
        for (var step : c.steps()) {
            out.begin();
            if (step.pause() instanceof Wave.Pause.Approval) {
                out.name("approval").flag(true);
            }
            step.check().ifPresent(check -> {
                out.array("check");
                check.words().forEach(out::text);
                out.endArray()
                        .text("directory", check.directory())
                        .number("limit", check.limit().toMillis());
            });
            if (step.pause() instanceof Wave.Pause.Lasting(var time)) {
                out.number("pause", time.toSeconds());
            }
            out.end();
        }
        out.endArray().number("window", c.window().toSeconds());
    }

    static Change.Course course(JsonIn in, Address address, Reason reason) throws MalformedException {
        String declared = in.text("declared");
        String intended = in.text("intended");
        var onFailure = JsonIn.constant(Waves.OnFailure.class, in.text("on_failure"));
        in.name("state").begin();
        var state = state(in);
        in.end();
        var steps = new ArrayList<Change.Course.Step>();
        in.name("steps").each(() -> steps.add(step(in)));
        var window = Duration.ofSeconds(in.number("window"));
        return new Change.Course(address, reason, steps, onFailure, window, declared, intended, state);
    }

    private static Change.Course.State state(JsonIn in) throws MalformedException {
        if (in.at("approved")) {
            boolean approved = in.name("approved").flag();
            boolean asBegun = in.name("as_begun").flag();
            int from = in.integer("from");
            var good = time(in, "good");
            expect(in, "goes");
            int unreached = in.integer("unreached");
            return new Change.Course.State.Goes(numbers(in, "waves"), good, approved, asBegun, unreached, from);
        }
        if (in.at("from")) {
            int from = in.integer("from");
            expect(in, "held");
            int objects = in.integer("objects");
            return new Change.Course.State.Held(in.integer("version"), from, objects);
        }
        expect(in, "rests");
        int objects = in.integer("objects");
        var until = time(in, "until");
        return new Change.Course.State.Rests(in.integer("wave"), objects, until);
    }

    private static void expect(JsonIn in, String kind) throws MalformedException {
        if (!in.text("kind").equals(kind)) {
            throw new MalformedException();
        }
    }

    private static Change.Course.Step step(JsonIn in) throws MalformedException {
        in.begin();
        Wave.Pause pause = new Wave.Pause.None();
        if (in.at("approval") && in.name("approval").flag()) {
            pause = new Wave.Pause.Approval();
        }
        Optional<Activation.Command> check = Optional.empty();
        if (in.at("check")) {
            var words = new ArrayList<String>();
            in.name("check").each(() -> words.add(in.text()));
            String directory = in.text("directory");
            check = Optional.of(new Activation.Command(words, directory, Duration.ofMillis(in.number("limit"))));
        }
        if (in.at("pause")) {
            pause = new Wave.Pause.Lasting(Duration.ofSeconds(in.number("pause")));
        }
        in.end();
        return new Change.Course.Step(pause, check);
    }

    private static void numbers(JsonOut out, String name, SortedSet<Integer> numbers) {
        out.array(name);
        numbers.forEach(out::number);
        out.endArray();
    }

    private static SortedSet<Integer> numbers(JsonIn in, String name) throws MalformedException {
        var numbers = new TreeSet<Integer>();
        in.name(name).each(() -> numbers.add(in.integer()));
        return numbers;
    }

    private static void time(JsonOut out, String name, @Nullable Instant time) {
        if (time != null) {
            out.text(name, Texts.time(time));
        }
    }

    private static @Nullable Instant time(JsonIn in, String name) throws MalformedException {
        return in.at(name) ? Texts.time(in.text(name)) : null;
    }
}
