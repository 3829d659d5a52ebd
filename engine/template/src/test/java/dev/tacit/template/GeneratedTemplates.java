package dev.tacit.template;

import dev.tacit.template.GeneratedExpressions.Kind;
import java.util.List;
import java.util.Random;

/** Templates of one seed: most of them run, some fail while they run, some are broken by a few characters. */
final class GeneratedTemplates {
    private final Random random;
    private final GeneratedExpressions expressions;
    private int ranges;
    /** Templates call only those defined before them, so none calls itself. */
    private int definitions;

    private GeneratedTemplates(Random random) {
        this.random = random;
        expressions = new GeneratedExpressions(random);
    }

    static String template(Random random) {
        var template = new GeneratedTemplates(random).whole();
        return random.nextInt(10) == 0 ? broken(template, random) : template;
    }

    private String whole() {
        var whole = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            var outer = expressions.scope(Kind.OBJECT);
            whole.append(open("define \"t" + (definitions + 1) + "\""))
                    .append(nodes(1))
                    .append(open("end"));
            outer.run();
            definitions++;
        }
        return whole.append(nodes(2)).toString();
    }

    private String nodes(int depth) {
        var nodes = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            nodes.append(node(depth));
        }
        return nodes.toString();
    }

    private String node(int depth) {
        int choice = random.nextInt(depth > 0 ? 20 : 12);
        return switch (choice) {
            case 0, 1 -> pick(List.of("text ", "\n", " x\n  ", "}} ", "{ { ", "é: ", "a  "));
            case 2 -> declaration();
            case 3 -> assignment();
            case 4 -> random.nextInt(3) == 0 ? open("/* a comment */") : action();
            case 5 -> ranges > 0 && random.nextInt(2) == 0 ? loopEnd(depth) : action();
            case 6 -> definitions > 0 ? invocation() : action();
            case 12, 13 -> conditional("if", depth);
            case 14, 15 -> conditional("with", depth);
            case 16, 17, 18 -> range(depth);
            case 19 -> random.nextInt(3) == 0 ? block(depth) : conditional("if", depth);
            default -> action();
        };
    }

    private String action() {
        var kind = expressions.kind();
        return open(pipeline(kind));
    }

    private String pipeline(Kind kind) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> expressions.operand(kind, 2);
            case 2 ->
                expressions.operand(kind, 1) + " | "
                        + pick(List.of(
                                "print",
                                "printf \"%v\"",
                                "html",
                                "js",
                                "printf \"%5v|\" 1",
                                "len",
                                "urlquery",
                                "eq 1",
                                "not",
                                "or \"\"",
                                "and true",
                                "println \"x\"",
                                "print | html",
                                "index"));
            default -> expressions.call(kind, 2);
        };
    }

    private String declaration() {
        var kind = expressions.kind();
        var name = "$" + pick(List.of("x", "y", "zé", "x1"));
        var declaration = open(name + pick(List.of(" := ", ":=")) + pipeline(kind));
        expressions.declare(name, kind);
        return declaration;
    }

    private String assignment() {
        if (expressions.variables().isEmpty()) {
            return random.nextInt(30) == 0 ? open("$never = 1") : declaration();
        }
        var variable = pick(expressions.variables());
        return open(variable.text() + " = " + pipeline(variable.kind()));
    }

    private String conditional(String word, int depth) {
        var outer = expressions.scope(Kind.OBJECT);
        var kind = expressions.kind();
        boolean declares = random.nextInt(5) == 0;
        var head = word + (declares ? " $c := " : " ") + pipeline(kind);
        outer.run();
        outer = expressions.scope(word.equals("with") ? kind : Kind.OBJECT);
        if (declares) {
            expressions.declare("$c", kind);
        }
        var block = new StringBuilder(open(head)).append(nodes(depth - 1));
        outer.run();
        if (random.nextInt(3) == 0) {
            block.append(open("else " + word + " " + pipeline(expressions.kind())))
                    .append(nodes(0));
        }
        if (random.nextBoolean()) {
            block.append(open("else")).append(nodes(0));
        }
        return block.append(open("end")).toString();
    }

    private String range(int depth) {
        var outer = expressions.scope(Kind.STRING);
        ranges++;
        var over = pick(List.of(
                "$.ls",
                "$.li",
                "$.mixed",
                "$.m",
                "$.lo",
                "$.el",
                "$.nul",
                "3",
                "$.i0",
                "$.s0",
                "$.o",
                "(slice $.ls 1)",
                "(len $.ls)"));
        boolean objects = over.equals("$.lo");
        var element = objects ? Kind.OBJECT : over.matches("\\$\\.li|3|\\$\\.i0|\\(len.*") ? Kind.WHOLE : Kind.STRING;
        outer.run();
        outer = expressions.scope(element);
        var declared = switch (random.nextInt(over.matches("3|\\$\\.i0|\\(len.*") ? 5 : 7)) {
            case 0, 1 -> {
                expressions.declare("$e", element);
                yield "$e := ";
            }
            case 5, 6 -> {
                expressions.declare("$k", over.equals("$.m") || over.equals("$.o") ? Kind.STRING : Kind.WHOLE);
                expressions.declare("$e", element);
                yield "$k, $e := ";
            }
            default -> random.nextInt(60) == 0 ? "$k,$e := " : "";
        };
        var block = new StringBuilder(open("range " + declared + over)).append(nodes(depth - 1));
        outer.run();
        ranges--;
        if (random.nextInt(3) == 0) {
            block.append(open("else")).append(nodes(0));
        }
        return block.append(open("end")).toString();
    }

    private String loopEnd(int depth) {
        var word = pick(List.of("break", "continue"));
        return depth > 0 && random.nextBoolean()
                ? open("if " + expressions.operand(Kind.BOOL, 1)) + open(word) + open("end")
                : open(word);
    }

    private String invocation() {
        int name = 1 + random.nextInt(definitions);
        return open("template \"t" + name + "\" " + pick(List.of("", ".", "$", "$.o", "1")))
                .replace("\"t1\"", random.nextInt(30) == 0 ? "\"no\"" : "\"t1\"");
    }

    private String block(int depth) {
        return open("block \"b" + random.nextInt(1000) + "\" .") + "block" + open("end") + nodes(depth - 1);
    }

    /** Between delimiters, some of which trim. */
    private String open(String inside) {
        boolean comment = inside.startsWith("/*");
        var space = comment ? "" : pick(List.of("", "", " ", "  ", "\n"));
        var left = random.nextInt(8) == 0 ? "{{- " : "{{" + space;
        var right = random.nextInt(8) == 0 ? " -}}" : space + "}}";
        return left + inside + right;
    }

    /** Some characters fewer, or one more. */
    private static String broken(String template, Random random) {
        var broken = new StringBuilder(template);
        for (int i = random.nextInt(2); i >= 0; i--) {
            int at = random.nextInt(broken.length());
            if (random.nextBoolean()) {
                broken.delete(at, Math.min(at + 1 + random.nextInt(3), broken.length()));
            } else {
                broken.insert(at, "{}().|$:=,\"`'- /*x0\\%_\n".charAt(random.nextInt(22)));
            }
            if (broken.isEmpty()) {
                break;
            }
        }
        return broken.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
