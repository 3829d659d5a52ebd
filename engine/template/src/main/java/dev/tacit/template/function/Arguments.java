package dev.tacit.template.function;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.BitSet;
import java.util.List;

/** The arguments of one call, each of the type its parameter asks for; and what a function needs to answer. */
public final class Arguments {
    /** Elements of a list whose copying is one step. */
    private static final int ELEMENTS = 4;

    private final String function;
    private final List<GoValue> values;
    private final BitSet written;
    private final Budget budget;
    private final int offset;

    /**
     * @param written which arguments stand as such in the template
     * @param offset of the call in the template
     */
    public Arguments(String function, List<GoValue> values, BitSet written, Budget budget, int offset) {
        this.function = function;
        this.values = values;
        this.written = written;
        this.budget = budget;
        this.offset = offset;
    }

    public String function() {
        return function;
    }

    /** Whether the argument stands as such in the template, so that it is no secret. */
    public boolean isWritten(int index) {
        return written.get(index);
    }

    public int size() {
        return values.size();
    }

    public GoValue at(int index) {
        return values.get(index);
    }

    /** From {@code index} on. */
    public List<GoValue> rest(int index) {
        return values.subList(index, values.size());
    }

    /** The string at {@code index}, as {@link Octets}; going over it is paid for. */
    public String octets(int index) {
        var octets = ((GoValue.Str) at(index)).octets();
        budget.read(octets.length(), offset);
        return octets;
    }

    /** The string at {@code index} as text; bytes that are not UTF-8 are lost. */
    public String text(int index) {
        return Octets.text(octets(index));
    }

    /** The integer at {@code index}, of whatever width. */
    public long whole(int index) {
        return ((GoValue.Int) at(index)).value();
    }

    public double real(int index) {
        return ((GoValue.Real) at(index)).value();
    }

    public boolean flag(int index) {
        return ((GoValue.Bool) at(index)).value();
    }

    /** The elements at {@code index}; none when it is nil. */
    public List<GoValue> list(int index) {
        return at(index) instanceof GoValue.Slice s ? s.elements() : List.of();
    }

    /** The list at {@code index}, where a function that declares to take anything takes lists only. */
    public GoValue.Slice slice(int index) {
        if (at(index) instanceof GoValue.Slice slice) {
            return slice;
        }
        throw failure("\"" + function + "\" takes a list here, not a value of type " + at(index) + ".");
    }

    /** The map at {@code index}; one without entries when it is nil. */
    public GoValue.Dict dict(int index) {
        return at(index) instanceof GoValue.Dict dict ? dict : GoValue.Dict.nil();
    }

    /** A string as the answer. */
    public GoValue.Str answer(String octets) {
        return budget.made(octets, offset);
    }

    /** A text as the answer. */
    public GoValue.Str answerText(String text) {
        return answer(Octets.of(text));
    }

    /** Pays for work whose size the arguments' sizes do not tell. */
    public void spend(long steps) {
        budget.spend(steps, offset);
    }

    /** Pays for copying that many elements. */
    public void copy(long elements) {
        budget.spend(1 + elements / ELEMENTS, offset);
    }

    /** Asked before a string of that many bytes is made. */
    public void room(long bytes) {
        Budget.room(bytes, offset);
        budget.read(bytes, offset);
    }

    public Budget budget() {
        return budget;
    }

    public int offset() {
        return offset;
    }

    /**
     * Ends the rendering.
     *
     * @param detail whole sentences, without content of the data
     */
    public Failure failure(String detail) {
        return Failure.execution(offset, detail);
    }

    /** Ends the rendering, for it would take too much. */
    public Failure limit(String detail) {
        return Failure.limit(offset, detail);
    }
}
