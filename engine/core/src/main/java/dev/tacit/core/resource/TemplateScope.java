package dev.tacit.core.resource;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the texts of a template make. */
public sealed interface TemplateScope {
    /** Keys as they are written, each with a text that makes its content. */
    record Data(SortedMap<String, Body.Attribute> texts) implements TemplateScope {
        public Data {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        }
    }

    /** Texts that make keys, each with a text that makes its content. */
    record KeysAndValues(List<Entry> entries, Body.Attribute whole) implements TemplateScope {
        public KeysAndValues {
            entries = List.copyOf(entries);
        }
    }

    record Entry(Body.Attribute key, Body.Attribute value) {}

    /** A text whose result, read in the template's format, makes the keys. */
    record Document(Body.Attribute text) implements TemplateScope {}
}
