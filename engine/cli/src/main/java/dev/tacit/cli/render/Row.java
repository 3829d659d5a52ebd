package dev.tacit.cli.render;

import java.util.List;

/** One thing of a section: a head, below it what belongs to it. */
record Row(String symbol, List<String> head, List<String> children) {
    Row {
        head = List.copyOf(head);
        children = List.copyOf(children);
    }
}
