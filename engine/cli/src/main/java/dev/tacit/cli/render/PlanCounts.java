package dev.tacit.cli.render;

import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many changes of each sort a plan has, in the order in which the summary names them. */
public record PlanCounts(SortedMap<Sort, Integer> numbers) {
    /** The sorts of the summary line. */
    public enum Sort {
        OBJECT_REFUSED("object", "refused"),
        OBJECT_DELETE("object", "to delete"),
        SECRET_REMOVE("secret", "to remove"),
        GENERATOR_REMOVE("generator", "to remove"),
        OBJECT_REPLACE("object", "to replace"),
        OBJECT_ADOPT("object", "to adopt"),
        OBJECT_NEW_NAMESPACE("object", "to create in a new namespace"),
        OBJECT_DRIFTED("object", "changed by others"),
        OBJECT_DEFERRED("object", "deferred"),
        DATA_WAIT("data source", "waiting"),
        SECRET_WAIT("secret", "waiting"),
        GENERATOR_WAIT("generator", "waiting"),
        FEDERATION_WAIT("federation", "waiting"),
        FEDERATION_HELD("federation", "held"),
        FEDERATION_RESTS("federation", "resting between waves"),
        FEDERATION_WAVES("federation", "in waves"),
        OUTPUT_WAIT("output", "waiting"),
        OBJECT_WAITING("object", "waiting for a namespace"),
        OBJECT_KEPT("object", "kept"),
        RESOURCE_FORGET("resource", "to forget"),
        RESOURCE_MOVE("resource", "to move"),
        GENERATOR_DRAW("generator", "to draw"),
        SECRET_CREATE("secret", "to create"),
        SECRET_NEW_VERSION("secret", "to a new version"),
        ISSUER_TELL("issuer", "to tell"),
        ISSUER_AWAIT("issuer", "to be told by someone"),
        OBJECT_CREATE("object", "to create"),
        OBJECT_UPDATE("object", "to update"),
        OBJECT_REPAIR("object", "to repair"),
        OUTPUT_CHANGE("output", "to change"),
        RECORD_NOTE("record", "to note");

        private final String noun;
        private final String what;

        Sort(String noun, String what) {
            this.noun = noun;
            this.what = what;
        }

        /** The name in {@code --json}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlanCounts {
        numbers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    public static PlanCounts of(Plan plan) {
        var numbers = new TreeMap<Sort, Integer>();
        for (var change : plan.changes()) {
            int many = change instanceof Change.Deferred d
                    ? Math.max(1, d.objects().size())
                    : 1;
            numbers.merge(sort(change), many, Integer::sum);
        }
        return new PlanCounts(numbers);
    }

    private static Sort sort(Change change) {
        return switch (change) {
            case Change.Refused r -> Sort.OBJECT_REFUSED;
            case Change.Drifted d -> Sort.OBJECT_DRIFTED;
            case Change.Deferred d -> Sort.OBJECT_DEFERRED;
            case Change.Draw d -> Sort.GENERATOR_DRAW;
            case Change.Activate a -> a.isDone() ? Sort.ISSUER_TELL : Sort.ISSUER_AWAIT;
            case Change.NewVersion n -> n.from() == 0 ? Sort.SECRET_CREATE : Sort.SECRET_NEW_VERSION;
            case Change.Output o -> Sort.OUTPUT_CHANGE;
            case Change.Course c ->
                switch (c.state()) {
                    case Change.Course.State.Goes _ -> Sort.FEDERATION_WAVES;
                    case Change.Course.State.Rests _ -> Sort.FEDERATION_RESTS;
                    case Change.Course.State.Held _ -> Sort.FEDERATION_HELD;
                };
            case Change.Waits w ->
                switch (w.address().kind()) {
                    case SECRET -> Sort.SECRET_WAIT;
                    case GENERATOR -> Sort.GENERATOR_WAIT;
                    case FEDERATION -> Sort.FEDERATION_WAIT;
                    case DATA -> Sort.DATA_WAIT;
                    case OUTPUT, TEMPLATE, TARGET -> Sort.OUTPUT_WAIT;
                };
            case Change.AwaitsNamespace a -> Sort.OBJECT_WAITING;
            case Change.Note n -> Rank.isKept(n) ? Sort.OBJECT_KEPT : Sort.RECORD_NOTE;
            case Change.Move m -> Sort.RESOURCE_MOVE;
            case Change.Forget f -> Sort.RESOURCE_FORGET;
            case Change.Remove r ->
                switch (r.address().kind()) {
                    case GENERATOR -> Sort.GENERATOR_REMOVE;
                    case DATA, SECRET, TEMPLATE, TARGET, FEDERATION, OUTPUT -> Sort.SECRET_REMOVE;
                };
            case Change.Deliver d ->
                switch (d.action()) {
                    case CREATE -> d.reason() == Reason.NEW_NAMESPACE ? Sort.OBJECT_NEW_NAMESPACE : Sort.OBJECT_CREATE;
                    case UPDATE -> Sort.OBJECT_UPDATE;
                    case REPAIR -> Sort.OBJECT_REPAIR;
                    case ADOPT -> Sort.OBJECT_ADOPT;
                    case REPLACE -> Sort.OBJECT_REPLACE;
                    case DELETE -> Sort.OBJECT_DELETE;
                };
        };
    }

    /** {@code 1 secret to create, 4 objects to update}. */
    String sentence() {
        List<String> parts = new ArrayList<>();
        numbers.forEach((sort, number) -> {
            if (sort != Sort.RECORD_NOTE) {
                parts.add(Words.count(number, sort.noun) + " " + sort.what);
            }
        });
        return String.join(", ", parts);
    }
}
