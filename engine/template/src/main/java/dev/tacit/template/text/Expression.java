package dev.tacit.template.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tacit.core.shape.ExpressionSize;
import dev.tacit.template.failure.Failure;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A regular expression of RE2, with Go's rules for repeated matches. Each character it looks at is paid for. */
final class Expression {
    /** Where a match begins and ends, in bytes. */
    record Span(int start, int end) {
        String in(String octets) {
            return octets.substring(start, end);
        }
    }

    private final Pattern pattern;
    private final Arguments payer;

    private Expression(Pattern pattern, Arguments payer) {
        this.pattern = pattern;
        this.payer = payer;
    }

    /** Empty when it is none. */
    static Optional<Expression> of(String octets, Arguments payer) {
        var text = Octets.strictText(octets);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var size = ExpressionSize.of(text.get());
        if (size.endless()) {
            throw payer.failure("The case of the letters U+1C80 to U+1C88 cannot be ignored in a regular expression.");
        }
        if (size.isExcessive()) {
            throw tooLarge(payer);
        }
        payer.spend(size.instructions());
        if (size.repeats() > ExpressionSize.REPEATS) {
            return Optional.empty();
        }
        try {
            var pattern = Pattern.compile(text.get());
            // What one match may have to remember at once.
            payer.spend((long) pattern.programSize() * pattern.groupCount() / 2);
            return Optional.of(new Expression(pattern, payer));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        } catch (StackOverflowError e) {
            throw tooLarge(payer);
        }
    }

    /** Told also where re2j, which goes down into an expression by calling itself, gets to the end of the stack. */
    private static Failure tooLarge(Arguments payer) {
        return payer.limit("The regular expression is too large, or its groups are too deep inside one another.");
    }

    boolean matches(String octets) {
        return !all(octets, 1).isEmpty();
    }

    /**
     * All matches that do not overlap; an empty one right behind another does not count.
     *
     * @param most of them; any number when negative
     */
    List<Span> all(String octets, long most) {
        var subject = new Subject(octets, pattern.programSize(), payer);
        var matcher = pattern.matcher(subject);
        var found = new ArrayList<Span>();
        int previous = -1;
        for (int at = 0; at <= subject.length() && found.size() != most && find(matcher, at); ) {
            boolean counts = matcher.end() != at || matcher.start() != previous;
            previous = matcher.end();
            at = matcher.end() == at ? subject.after(at) : matcher.end();
            if (counts) {
                found.add(span(subject, matcher, 0));
            }
        }
        return found;
    }

    String replace(String octets, Replacement replacement) {
        var subject = new Subject(octets, pattern.programSize(), payer);
        var matcher = pattern.matcher(subject);
        var out = new StringBuilder();
        int copied = 0;
        for (int at = 0; at <= subject.length() && find(matcher, at); ) {
            var span = span(subject, matcher, 0);
            out.append(octets, copied, span.start());
            if (span.end() > copied || span.start() == 0) {
                for (var part : replacement.parts()) {
                    append(
                            out,
                            switch (part) {
                                case Replacement.Part.Text(var text) -> text;
                                case Replacement.Part.Group(int number, var name) ->
                                    group(
                                                    subject,
                                                    matcher,
                                                    pattern.namedGroups().getOrDefault(name, number))
                                            .in(octets);
                            });
                }
            }
            copied = span.end();
            at = matcher.end() > at ? matcher.end() : subject.after(at);
        }
        return out.append(octets, copied, octets.length()).toString();
    }

    private void append(StringBuilder out, String octets) {
        payer.budget().append(out, octets, payer.offset());
    }

    private boolean find(Matcher matcher, int at) {
        payer.spend(1 + pattern.programSize() / 32);
        try {
            return matcher.find(at);
        } catch (StackOverflowError e) {
            throw tooLarge(payer);
        }
    }

    /** Empty when there is no such group, or it took no part. */
    private static Span group(Subject subject, Matcher matcher, int number) {
        return number < 0 || number > matcher.groupCount() || matcher.start(number) < 0
                ? new Span(0, 0)
                : span(subject, matcher, number);
    }

    private static Span span(Subject subject, Matcher matcher, int group) {
        return new Span(subject.inOctets(matcher.start(group)), subject.inOctets(matcher.end(group)));
    }
}
