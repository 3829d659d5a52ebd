package dev.tacit.template.failure;

import dev.tacit.core.diagnostic.Code;

/** What can be wrong with a template. */
public enum TemplateCode implements Code {
    /** The text is not a template. */
    TEMPLATE_SYNTAX,
    /** An action, function or verb that this release does not have. */
    TEMPLATE_UNSUPPORTED,
    /** The template asks for a key that its data does not have. */
    TEMPLATE_MISSING_KEY,
    /** An operation does not fit the values it got. */
    TEMPLATE_EXECUTION,
    /** A value that a template cannot hold. */
    TEMPLATE_CONTENT,
    /** The template asks for too much work, depth or output. */
    TEMPLATE_LIMIT,
    /** What was rendered is not a document of the declared format. */
    TEMPLATE_DOCUMENT
}
