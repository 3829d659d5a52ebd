package dev.tacit.hcl.eval;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** A pattern of paths: {@code *}, {@code ?}, {@code [a-z]}, <code>{a,b}</code>, and {@code **} for directories at any depth. */
final class Glob {
    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    boolean matches(String path) {
        return pattern.matches(path);
    }

    static Optional<Glob> compile(String glob) {
        var regex = new StringBuilder();
        int open = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> {
                    boolean segment = i == 0 || glob.charAt(i - 1) == '/';
                    if (segment && glob.startsWith("**/", i)) {
                        regex.append("(?:[^/]+/)*");
                        i += 2;
                    } else if (segment && glob.startsWith("**", i) && i + 2 == glob.length()) {
                        regex.append(".*");
                        i++;
                    } else {
                        regex.append("[^/]*");
                    }
                }
                case '?' -> regex.append("[^/]");
                case '{' -> {
                    open++;
                    regex.append("(?:");
                }
                case '}' -> {
                    open--;
                    regex.append(')');
                }
                case ',' -> regex.append(open > 0 ? "|" : ",");
                case '[' -> {
                    int end = glob.indexOf(']', i + 2);
                    if (end < 0) {
                        return Optional.empty();
                    }
                    var inside = glob.substring(i + 1, end);
                    boolean not = inside.startsWith("!") || inside.startsWith("^");
                    regex.append(not ? "[^/" : "[")
                            .append((not ? inside.substring(1) : inside).replace("[", "\\["))
                            .append(']');
                    i = end;
                }
                case '\\' -> {
                    if (++i == glob.length()) {
                        return Optional.empty();
                    }
                    regex.append(Pattern.quote(glob.substring(i, i + 1)));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Optional.of(new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
