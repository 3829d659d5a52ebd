package dev.tacit.cli.command;

import dev.tacit.cli.project.Project;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Three commands worth running after an apply, ready to be pasted. */
final class NextSteps {
    private record Step(String command, String what) {}

    private NextSteps() {}

    static List<String> after(Plan plan, Project project) {
        var steps = new ArrayList<Step>();
        plan.changes().stream()
                .filter(change -> change instanceof Change.NewVersion)
                .map(change -> (Change.NewVersion) change)
                .findFirst()
                .ifPresent(version -> {
                    var secret = Project.quoted(version.address().toString());
                    var keys = version.next().current().keys();
                    var key = keys.size() > 1 ? " " + Project.quoted(keys.firstKey()) : "";
                    steps.add(new Step("history " + secret, "lists its versions"));
                    steps.add(new Step("reveal " + secret + key, "shows a value; looking is audited"));
                });
        if (steps.isEmpty()) {
            steps.add(new Step("show", "lists what is recorded"));
            steps.add(new Step("status", "tells what is pending"));
        }
        steps.add(new Step("plan", "finds nothing to change until something does"));
        var commands =
                steps.stream().map(step -> project.command(step.command())).toList();
        int width = commands.stream().mapToInt(String::length).max().orElse(0);
        var lines = new ArrayList<String>();
        for (int i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            lines.add(command + " ".repeat(width - command.length() + 3) + "# "
                    + steps.get(i).what());
        }
        return lines;
    }
}
