package dev.tacit.cli.render;

import java.util.List;

/**
 * One thing of a section: a head, below it what belongs to it.
 *
 * @param noticed who will notice
 */
record Row(String symbol, List<String> head, List<String> children, List<String> noticed) {
    Row {
        head = List.copyOf(head);
        children = List.copyOf(children);
        noticed = List.copyOf(noticed);
    }

    Row(String symbol, List<String> head, List<String> children) {
        this(symbol, head, children, List.of());
    }
}
