package dev.tacit.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions a template may call. */
enum Function {
    AND(1, Integer.MAX_VALUE),
    OR(1, Integer.MAX_VALUE),
    NOT(1, 1),
    EQ(1, Integer.MAX_VALUE),
    NE(2, 2),
    LT(2, 2),
    LE(2, 2),
    GT(2, 2),
    GE(2, 2),
    LEN(1, 1),
    INDEX(1, Integer.MAX_VALUE),
    PRINT(0, Integer.MAX_VALUE),
    PRINTF(1, Integer.MAX_VALUE);

    private final int fewest;
    private final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<Function> named(String name) {
        for (var function : values()) {
            if (function.word().equals(name)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void checkCount(int count, int offset) {
        if (count < fewest || count > most) {
            throw Failure.execution(
                    offset,
                    "\"" + word() + "\" takes " + (fewest == most ? "" : "at least ") + fewest
                            + (fewest == 1 ? " argument" : " arguments") + ", but got " + count + ".");
        }
    }

    /** Calls it with evaluated arguments; {@code and}, {@code or} are the caller's, since they evaluate lazily. */
    GoValue call(List<GoValue> arguments, Budget budget, int offset) {
        return switch (this) {
            case AND, OR -> throw new IllegalStateException("and, or are evaluated lazily: a bug in Tacit");
            case NOT -> new GoValue.Bool(!arguments.getFirst().isTrue());
            case EQ -> new GoValue.Bool(Comparison.equal(arguments, budget, offset));
            case NE -> new GoValue.Bool(!Comparison.equal(arguments, budget, offset));
            case LT -> new GoValue.Bool(less(arguments, budget, offset));
            case LE -> new GoValue.Bool(less(arguments, budget, offset) || Comparison.equal(arguments, budget, offset));
            case GT ->
                new GoValue.Bool(!less(arguments, budget, offset) && !Comparison.equal(arguments, budget, offset));
            case GE -> new GoValue.Bool(!less(arguments, budget, offset));
            case LEN -> GoValue.Int.constant(length(arguments.getFirst(), budget, offset));
            case INDEX -> Indexing.index(arguments, budget, offset);
            case PRINT -> new GoValue.Str(Printing.print(arguments, budget, offset));
            case PRINTF ->
                new GoValue.Str(
                        Printing.printf(arguments.getFirst(), arguments.subList(1, arguments.size()), budget, offset));
        };
    }

    private static boolean less(List<GoValue> arguments, Budget budget, int offset) {
        return Comparison.less(arguments.get(0), arguments.get(1), budget, offset);
    }

    private static int length(GoValue value, Budget budget, int offset) {
        return switch (value) {
            case GoValue.Str s -> {
                budget.read(s.value().length(), offset);
                yield s.bytes().length;
            }
            case GoValue.Slice s -> s.elements().size();
            case GoValue.Dict d -> d.entries().size();
            case GoValue.Nil _, GoValue.Bool _, GoValue.Int _, GoValue.Real _, GoValue.Unusable _ ->
                throw Failure.execution(offset, "\"len\" cannot measure a value of type " + value + ".");
        };
    }
}
