package dev.tacit.cli.render;

import java.util.ArrayList;
import java.util.List;

/** The difference between two texts in unified form. */
public final class LineDiff {
    private static final int CONTEXT = 3;

    /** A line of either text, or of both. */
    private record Edit(char sign, String line) {}

    private LineDiff() {}

    /** The lines of the difference; none when there is none. */
    public static List<String> of(String name, List<String> before, List<String> after) {
        var edits = edits(before, after);
        var out = new ArrayList<String>();
        int old = 1;
        int fresh = 1;
        for (int i = 0; i < edits.size(); ) {
            if (edits.get(i).sign() == ' ') {
                old++;
                fresh++;
                i++;
                continue;
            }
            int lead = Math.min(CONTEXT, leadingContext(edits, i));
            int end = end(edits, i);
            var hunk = edits.subList(i - lead, end);
            long olds = hunk.stream().filter(e -> e.sign() != '+').count();
            long news = hunk.stream().filter(e -> e.sign() != '-').count();
            if (out.isEmpty()) {
                out.add("--- old/" + name);
                out.add("+++ new/" + name);
            }
            out.add("@@ -" + (old - lead) + "," + olds + " +" + (fresh - lead) + "," + news + " @@");
            hunk.forEach(e -> out.add(e.sign() + e.line()));
            old += (int) olds - lead;
            fresh += (int) news - lead;
            i = end;
        }
        return out;
    }

    private static int leadingContext(List<Edit> edits, int at) {
        int count = 0;
        while (at - count > 0 && edits.get(at - count - 1).sign() == ' ') {
            count++;
        }
        return count;
    }

    /** Where a hunk ends that has an edit at {@code from}: edits with little between them belong together. */
    private static int end(List<Edit> edits, int from) {
        int last = from;
        for (int i = from; i < edits.size() && i - last <= 2 * CONTEXT; i++) {
            if (edits.get(i).sign() != ' ') {
                last = i;
            }
        }
        return Math.min(edits.size(), last + 1 + CONTEXT);
    }

    /** A longest common subsequence keeps its lines; files are small enough for a table of what differs in the middle. */
    private static List<Edit> edits(List<String> before, List<String> after) {
        int head = 0;
        int most = Math.min(before.size(), after.size());
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var edits = new ArrayList<Edit>();
        before.subList(0, head).forEach(line -> edits.add(new Edit(' ', line)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), edits);
        before.subList(before.size() - tail, before.size()).forEach(line -> edits.add(new Edit(' ', line)));
        return edits;
    }

    private static void middle(List<String> a, List<String> b, List<Edit> edits) {
        if ((long) a.size() * b.size() > 25_000_000L) {
            a.forEach(line -> edits.add(new Edit('-', line)));
            b.forEach(line -> edits.add(new Edit('+', line)));
            return;
        }
        var common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                edits.add(new Edit(' ', a.get(i)));
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Edit('-', a.get(i++)));
            } else {
                edits.add(new Edit('+', b.get(j++)));
            }
        }
    }
}
