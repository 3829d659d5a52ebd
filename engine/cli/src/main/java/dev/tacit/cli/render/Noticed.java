package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Verdict;
import dev.tacit.core.record.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who will notice the changes of a row of objects, a workload a line; many are counted, those left behind by name. */
final class Noticed {
    /** More lines than these are counted. */
    private static final int MOST_LISTED = 20;

    private final Liveness liveness;
    private final TargetNames targets;
    private final Set<Place> changed = new HashSet<>();
    private boolean countedSome;

    private record Place(Address target, ObjectKey object) {}

    /** One line, wherever it is the same. */
    private record Witness(String workload, Verdict verdict, String label, String how) {
        private static final Comparator<Witness> ORDER = Comparator.comparing(Witness::workload)
                .thenComparing(Witness::verdict)
                .thenComparing(Witness::how);
    }

    Noticed(Liveness liveness, Collection<ObjectLine> objects, TargetNames targets) {
        this.liveness = liveness;
        this.targets = targets;
        objects.forEach(line -> changed.add(new Place(line.target(), line.object())));
    }

    /** Whether any row was made that does not tell each. */
    boolean countedSome() {
        return countedSome;
    }

    List<String> lines(List<ObjectLine> group, Detail detail) {
        if (liveness.equals(Liveness.NOBODY)) {
            return List.of();
        }
        var affected = affected(group);
        if (affected.isEmpty() && liveness.unseen().isEmpty()) {
            return List.of();
        }
        var witnesses = new TreeMap<Witness, Set<Address>>(Witness.ORDER);
        affected.forEach(one -> witnesses(one)
                .forEach(witness ->
                        witnesses.computeIfAbsent(witness, _ -> new TreeSet<>()).add(one.target())));
        var everywhere = affected.stream().map(Affected::target).collect(Collectors.toSet());
        var table = new Table();
        if (detail == Detail.EACH || (detail == Detail.FEW && witnesses.size() <= MOST_LISTED)) {
            witnesses.forEach((witness, at) -> add(table, witness, at, everywhere));
        } else {
            countedSome = true;
            count(table, witnesses, everywhere, detail);
        }
        unseen(table, group, detail);
        return table.lines();
    }

    private List<Affected> affected(List<ObjectLine> group) {
        var places = new HashSet<Place>();
        var around = new HashSet<List<Object>>();
        group.forEach(line -> {
            places.add(new Place(line.target(), line.object()));
            around.add(List.of(line.federation(), line.target(), line.object().namespace()));
        });
        return liveness.affected().stream()
                .filter(one -> {
                    var place = new Place(one.target(), one.object());
                    // An object of an earlier version stays as it is, so it has no line of its own.
                    return changed.contains(place)
                            ? places.contains(place)
                            : around.contains(List.of(
                                    one.federation(), one.target(), one.object().namespace()));
                })
                .toList();
    }

    private void add(Table table, Witness witness, Set<Address> at, Set<Address> everywhere) {
        var where = at.containsAll(everywhere)
                ? ""
                : " (" + Words.few(at.stream().map(targets::of).toList(), 3, ", ") + ")";
        table.add(witness.workload(), witness.label(), witness.how() + where);
    }

    private void count(Table table, Map<Witness, Set<Address>> witnesses, Set<Address> everywhere, Detail detail) {
        var byVerdict = witnesses.keySet().stream()
                .collect(Collectors.groupingBy(
                        Witness::verdict, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        byVerdict.forEach((verdict, alike) -> {
            boolean named = detail.compareTo(Detail.BY_TARGET) <= 0
                    && verdict == Verdict.NOT_LIVE
                    && alike.size() <= MOST_LISTED;
            if (named) {
                alike.forEach(witness -> add(table, witness, witnesses.getOrDefault(witness, Set.of()), everywhere));
            } else {
                var names = alike.stream().map(Witness::workload).distinct().toList();
                table.add(
                        Words.count(names.size(), "workload"),
                        verdict == Verdict.RESTARTED
                                ? "restarted"
                                : alike.getFirst().label(),
                        verdict == Verdict.NOT_LIVE ? Words.few(names, 2, ", ") : "");
            }
        });
    }

    private void unseen(Table table, List<ObjectLine> group, Detail detail) {
        var around = group.stream()
                .map(line -> List.<Object>of(line.target(), line.object().namespace()))
                .collect(Collectors.toSet());
        var unseen = liveness.unseen().stream()
                .filter(one -> around.contains(List.<Object>of(one.target(), one.namespace())))
                .toList();
        boolean several = group.stream().map(ObjectLine::target).distinct().count() > 1;
        if (unseen.size() > 3 && detail != Detail.EACH) {
            table.add(Words.count(unseen.size(), "namespace"), "unknown", "their Pods could not be listed");
        } else {
            unseen.forEach(one -> table.add(
                    one.namespace(),
                    "unknown",
                    "its Pods could not be listed" + (several ? " (" + targets.of(one.target()) + ")" : "")));
        }
    }

    /** Those of one workload, by verdict. */
    private static List<Witness> witnesses(Affected one) {
        var byVerdict = new TreeMap<Verdict, List<Reference>>();
        one.verdicts()
                .forEach((reference, verdict) -> byVerdict
                        .computeIfAbsent(verdict, _ -> new ArrayList<>())
                        .add(reference));
        var witnesses = new ArrayList<Witness>();
        byVerdict.forEach((verdict, references) -> witnesses.add(new Witness(
                one.workload().toString(), verdict, label(verdict, one.conduct()), how(one, verdict, references))));
        return witnesses;
    }

    private static String label(Verdict verdict, Conduct conduct) {
        return switch (verdict) {
            case LIVE -> "live";
            case FILE_UPDATES -> "file updates";
            case CONTROLLER -> "watched";
            case NEXT_USE -> "next use";
            case RESTARTED -> "restarted by " + conduct.restartedBy();
            case UNKNOWN -> "unknown";
            case NOT_LIVE -> "NOT LIVE";
        };
    }

    private static String how(Affected one, Verdict verdict, List<Reference> references) {
        var how = ways(references);
        return switch (verdict) {
            case LIVE -> how + "; reload = " + one.conduct().reload().name().toLowerCase(Locale.ROOT) + " declared";
            case NOT_LIVE -> how + "; " + behind(one);
            case FILE_UPDATES, CONTROLLER, NEXT_USE, RESTARTED, UNKNOWN -> how;
        };
    }

    private static String behind(Affected one) {
        return switch (one.manner()) {
            case IN_PLACE -> "keeps the old content until it restarts";
            case ANEW -> "an immutable object: keeps the old content until it restarts";
            case SUPERSEDED -> "refers to " + one.object().name() + ", which never changes";
            case GONE -> "keeps what it has, could not start again";
        };
    }

    /** How a workload came by what it keeps. */
    static String unreached(Affected one) {
        var references = one.verdicts().entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.NOT_LIVE)
                .map(Map.Entry::getKey)
                .toList();
        return ways(references);
    }

    private static String ways(List<Reference> references) {
        var ways = new TreeMap<Reference.Via, List<Reference>>();
        references.forEach(reference ->
                ways.computeIfAbsent(reference.via(), _ -> new ArrayList<>()).add(reference));
        return ways.entrySet().stream()
                .map(way -> way(way.getKey(), way.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String way(Reference.Via via, List<Reference> references) {
        var at = Words.few(
                references.stream()
                        .map(Reference::at)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList(),
                3,
                ", ");
        return switch (via) {
            case VOLUME -> "volume " + at;
            case PROJECTED -> "projected volume " + at;
            case SUB_PATH -> "subPath " + at;
            case VARIABLE -> "reads " + at + " from the environment";
            case VARIABLES -> "reads all keys from the environment" + (at.isEmpty() ? "" : " as " + at + "…");
            case INIT -> "init container " + at;
            case UNMOUNTED -> "volume " + at + ", mounted nowhere";
            case PULL -> "pulls images with it";
            case MOUNT -> "mounts a volume (" + at + ") with it";
            case INGRESS, GATEWAY -> "its controller watches the certificate";
            case OTHER -> "named in " + at;
        };
    }

    /** {@code  1 workload will not see it.}, or nothing. */
    static String sentence(Liveness liveness) {
        long unreached = liveness.unreached();
        return unreached == 0 ? "" : Words.count(unreached, "workload") + " will not see it";
    }
}
