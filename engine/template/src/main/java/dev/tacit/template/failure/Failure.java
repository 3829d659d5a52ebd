package dev.tacit.template.failure;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.TemplateText;

/** Ends reading or rendering of one template; never leaves this package. Its text holds no content of the data. */
public final class Failure extends RuntimeException {
    private final TemplateCode code;
    private final int offset;
    private final String detail;

    public Failure(TemplateCode code, int offset, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.offset = offset;
        this.detail = detail;
    }

    public static Failure syntax(int offset, String detail) {
        return new Failure(TemplateCode.TEMPLATE_SYNTAX, offset, detail);
    }

    public static Failure unsupported(int offset, String detail) {
        return new Failure(TemplateCode.TEMPLATE_UNSUPPORTED, offset, detail);
    }

    public static Failure execution(int offset, String detail) {
        return new Failure(TemplateCode.TEMPLATE_EXECUTION, offset, detail);
    }

    public static Failure limit(int offset, String detail) {
        return new Failure(TemplateCode.TEMPLATE_LIMIT, offset, detail);
    }

    /** The diagnostic, placed in the declaration, or by line and column of the template where that is not possible. */
    public Diagnostic diagnostic(TemplateText text) {
        var at = text.locate(offset);
        if (at.isPresent()) {
            var end = text.locate(endOfWord(text.text().string()))
                    .filter(e ->
                            e.line() == at.get().line() && e.offset() > at.get().offset())
                    .orElse(at.get());
            var subject = new SourceRange(text.subject().file(), at.get(), end);
            return Diagnostic.error(code, summary(), detail, subject);
        }
        var before = text.text()
                .string()
                .substring(0, Math.min(offset, text.text().string().length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = 1 + before.length() - (before.lastIndexOf('\n') + 1);
        return Diagnostic.error(
                code,
                summary(),
                detail + " This is at line " + line + ", column " + column + " of the template.",
                text.subject());
    }

    private int endOfWord(String text) {
        int end = Math.min(offset + 1, text.length());
        while (end < text.length() && " \t\r\n{}()|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private String summary() {
        return switch (code) {
            case TEMPLATE_SYNTAX -> "Invalid template";
            case TEMPLATE_UNSUPPORTED -> "Unsupported in templates";
            case TEMPLATE_MISSING_KEY -> "Missing key in template data";
            case TEMPLATE_EXECUTION -> "Template cannot be rendered";
            case TEMPLATE_CONTENT -> "Value cannot be used in a template";
            case TEMPLATE_LIMIT -> "Template exceeds a limit";
            case TEMPLATE_DOCUMENT -> "Rendered document is invalid";
        };
    }
}
