package dev.tacit.cli.command;

import dev.tacit.cli.arguments.Command;
import dev.tacit.cli.project.CliCode;
import dev.tacit.cli.render.Words;
import dev.tacit.cli.report.Report;
import dev.tacit.core.plan.LiveContent;
import dev.tacit.core.plan.LiveContent.Place;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Those of the objects that hold a secret which somebody means. */
record Meant(Command.SetFromTarget command, LiveContent live) {
    private static final int MOST_NAMED = 10;

    private boolean means(Place place) {
        var text = command.place().orElse("");
        var whole = place.toString();
        return text.isEmpty() || whole.equals(text) || whole.startsWith(text + "/");
    }

    List<LiveContent.Edited> edited() {
        return live.edited().stream().filter(each -> means(each.place())).toList();
    }

    private List<LiveContent.Untold> untold() {
        return live.untold().stream().filter(each -> means(each.place())).toList();
    }

    private List<Place> everywhere() {
        return Stream.of(
                        live.edited().stream().map(LiveContent.Edited::place),
                        live.untold().stream().map(LiveContent.Untold::place),
                        live.unchanged().stream())
                .flatMap(places -> places)
                .toList();
    }

    /** Refuses a place where the secret was not delivered to. */
    void requirePlace(Report report) throws StopException {
        var places = everywhere();
        if (places.isEmpty()) {
            throw Faults.error(
                    report,
                    CliCode.NO_LIVE_VALUE,
                    "No target holds this secret as it is",
                    "Nothing is recorded of an object that holds " + command.secret()
                            + " itself: no federation has it for its source, or nothing was applied yet. What a template"
                            + " made of it cannot be taken apart again.");
        }
        if (places.stream().noneMatch(this::means)) {
            throw Faults.error(
                    report,
                    CliCode.NO_LIVE_VALUE,
                    "This secret was not delivered there",
                    "-from-target=" + command.place().orElse("") + " names no object that holds " + command.secret()
                            + ". These do:"
                            + listed(places.stream().map(Place::toString).toList()));
        }
    }

    /** Why none of the keys wanted can be taken from any object meant. */
    String whyNothing(SortedSet<String> provided) {
        var keys = command.key().map(List::of).orElseGet(() -> List.copyOf(provided));
        var text = new StringBuilder(
                keys.isEmpty()
                        ? command.secret() + " has no key that is provided."
                        : "Nobody changed " + String.join(", ", keys) + " of " + command.secret()
                                + " in an object that can be taken from: what is there is what was delivered.");
        var others = new TreeSet<String>();
        edited().forEach(each -> others.addAll(each.changed().entries().keySet()));
        edited().forEach(each -> others.addAll(each.removed()));
        if (!others.isEmpty()) {
            text.append(" What was changed or removed: ")
                    .append(String.join(
                            ", ", others.stream().map(Words::printable).toList()))
                    .append('.');
        }
        if (!untold().isEmpty()) {
            text.append(" Nothing can be taken from these:")
                    .append(listed(untold().stream()
                            .map(each -> each.place() + ": " + each.why())
                            .toList()));
        }
        return text.toString();
    }

    private static String listed(List<String> lines) {
        return "\n  " + String.join("\n  ", lines.subList(0, Math.min(MOST_NAMED, lines.size())))
                + (lines.size() > MOST_NAMED ? "\n  and " + (lines.size() - MOST_NAMED) + " more" : "");
    }
}
