package dev.tacit.template.yaml;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.failure.TemplateCode;
import dev.tacit.template.format.FloatFormat;
import dev.tacit.template.format.TimeFormat;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes a value as a document: the lines, quotes, breaks of Go's writer, so that a move to Tacit changes no byte. */
final class YamlWriter {
    private static final int STEP = 2;
    /** Whole numbers up to here keep all their digits. */
    private static final double PLAIN = 1e21;

    private static final double SIXTY_FOUR_BITS = 0x1p64;

    private final Arguments arguments;
    private final Lines lines;

    private YamlWriter(Arguments arguments) {
        this.arguments = arguments;
        this.lines = new Lines(arguments);
    }

    static String write(GoValue value, Arguments arguments) {
        var writer = new YamlWriter(arguments);
        writer.node(value, -1, false);
        return writer.lines.text();
    }

    private void node(GoValue value, int indent, boolean isValue) {
        arguments.budget().enter(arguments.offset());
        arguments.spend(2);
        switch (value) {
            case GoValue.Nil _ -> lines.plain("null");
            case GoValue.Bool(boolean flag) -> lines.plain(Boolean.toString(flag));
            case GoValue.Int(long number, var _) -> lines.plain(Long.toString(number));
            case GoValue.Real(double number) -> lines.plain(number(number));
            case GoValue.Str(var octets) -> text(octets, indent, false);
            case GoValue.Time time -> text(TimeFormat.rfc3339(time), indent, false);
            case GoValue.Slice slice when slice.isNil() -> lines.plain("null");
            case GoValue.Slice slice when slice.elements().isEmpty() -> lines.empty("[", "]");
            case GoValue.Slice slice -> sequence(slice, indent, isValue);
            case GoValue.Dict dict when dict.isNil() -> lines.plain("null");
            case GoValue.Dict dict when dict.entries().isEmpty() -> lines.empty("{", "}");
            case GoValue.Dict dict -> mapping(dict, inside(indent));
            case GoValue.Unusable(String reason) ->
                throw new Failure(TemplateCode.TEMPLATE_CONTENT, arguments.offset(), reason);
            case GoValue.Complex _, GoValue.Struct _ ->
                throw arguments.failure("YAML has no form for a value of type " + value + ".");
        }
        arguments.budget().leave();
    }

    private static int inside(int indent) {
        return indent < 0 ? 0 : indent + STEP;
    }

    private void sequence(GoValue.Slice slice, int indent, boolean isValue) {
        int here = isValue && !lines.isAtIndent() ? indent : inside(indent);
        for (var element : slice.elements()) {
            lines.indent(here);
            lines.mark("-", true);
            node(element, here, false);
        }
    }

    private void mapping(GoValue.Dict dict, int indent) {
        for (var key : KeyOrder.sorted(dict.entries().keySet())) {
            arguments.spend(1 + key.length() / 16);
            lines.indent(indent);
            if (key.length() <= Lines.LONGEST_KEY && !Shape.of(key).multiline()) {
                text(key, indent, true);
                lines.colon();
            } else {
                lines.mark("?", true);
                text(key, indent, false);
                lines.indent(indent);
                lines.mark(":", true);
            }
            node(dict.entries().getOrDefault(key, GoValue.Nil.NIL), indent, true);
        }
    }

    private void text(String octets, int indent, boolean isKey) {
        if (Octets.strictText(octets).isEmpty()) {
            throw arguments.failure(
                    "A string is not UTF-8, so YAML cannot hold it. Encode it first, for example by b64enc.");
        }
        arguments.budget().read(octets.length(), arguments.offset());
        lines.text(octets, indent < 0 ? STEP : indent + STEP, isKey);
    }

    /** Its way leads through JSON, where a whole number has no exponent. */
    private String number(double number) {
        if (!Double.isFinite(number)) {
            throw arguments.failure("A number is infinite or none at all, which \"toYaml\" has no form for.");
        }
        if (number == Math.rint(number) && Math.abs(number) < PLAIN) {
            var digits = digits(number);
            if (digits.bitLength() <= 63 || (number > 0 && number < SIXTY_FOUR_BITS)) {
                return digits.toString();
            }
        }
        return FloatFormat.shortest(number);
    }

    /** The shortest that name it, then zeros: not all digits of its exact value. */
    private static BigInteger digits(double number) {
        return new BigDecimal(Double.toString(number)).toBigInteger();
    }
}
