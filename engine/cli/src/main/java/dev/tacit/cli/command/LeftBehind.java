package dev.tacit.cli.command;

import dev.tacit.cli.project.Project;
import dev.tacit.cli.render.Holding;
import dev.tacit.cli.render.Words;
import dev.tacit.cli.report.ExitCode;
import dev.tacit.cli.report.Report;
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.TargetRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks clusters which workloads started before their object was last written, and keep what they read then. */
final class LeftBehind {
    private final Project project;
    private final Report report;
    private final List<Holding> holding = new ArrayList<>();
    private ExitCode code = ExitCode.DONE;

    LeftBehind(Project project, Report report) {
        this.project = project;
        this.report = report;
    }

    ExitCode tell() throws StoreException {
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var records = Recorded.records(snapshot);
            for (var record : records) {
                if (record instanceof TargetRecord target) {
                    var there = records.stream()
                            .filter(DeliveryRecord.class::isInstance)
                            .map(DeliveryRecord.class::cast)
                            .filter(delivery -> delivery.target().equals(target.address()))
                            .filter(delivery -> delivery.status() == DeliveryRecord.Status.DELIVERED)
                            .collect(Collectors.toMap(
                                    DeliveryRecord::object, delivery -> delivery, (one, _) -> one, TreeMap::new));
                    if (!there.isEmpty()) {
                        reach(target, there, snapshot.lineage());
                    }
                }
            }
        }
        if (holding.isEmpty()) {
            report.remark("No workload was found that holds what an object was before it was last written.");
        } else {
            report.listing(Holding.listing(holding));
        }
        return code;
    }

    private void reach(TargetRecord record, Map<ObjectKey, DeliveryRecord> deliveries, Lineage lineage) {
        var provider = project.providers().target(record.address().type());
        if (provider.isEmpty() || record.credentials() == TargetRecord.Credentials.INLINE) {
            partly(record.address() + " was not asked: its credentials stand in its block and are not recorded.");
            return;
        }
        var settings = new TargetSettings(record.address(), record.settings(), new TreeMap<>());
        switch (provider.get().connect(settings, lineage)) {
            case Connection.Connected(var target) -> {
                try (target) {
                    if (target.identity().equals(record.identity())) {
                        ask(target, record, deliveries);
                    } else {
                        partly(record.address() + " was not asked: another one answers than the one recorded.");
                    }
                }
            }
            case Connection.Unreachable(var why) -> partly(record.address() + " was not asked: " + why.detail());
            case Connection.Refused(var why) -> partly(record.address() + " was not asked: " + why.detail());
        }
    }

    private void ask(Target target, TargetRecord record, Map<ObjectKey, DeliveryRecord> deliveries) {
        var traits = new TreeMap<ObjectKey, ObjectTraits>();
        deliveries.forEach(
                (object, delivery) -> traits.put(object, new ObjectTraits(delivery.type(), delivery.annotations())));
        var uses = target.uses(traits);
        var missing = new TreeSet<>(uses.unknown().keySet());
        if (!missing.isEmpty()) {
            partly(Words.count(missing.size(), "namespace") + " of " + record.address() + " (" + missing.first()
                    + (missing.size() == 1 ? "" : ", …") + "): Pods may not be listed.");
        }
        var written = target.written(uses.users().keySet());
        uses.users().forEach((object, users) -> {
            var delivery = deliveries.get(object);
            var at = written.get(object);
            if (delivery == null || at == null) {
                return;
            }
            for (var use : users) {
                if (use.since().filter(since -> since.isBefore(at)).isPresent()) {
                    Affected.of(delivery.federation(), record.address(), object, Manner.IN_PLACE, Optional.empty(), use)
                            .filter(Affected::isUnreached)
                            .ifPresent(affected -> holding.add(new Holding(
                                    affected,
                                    use.since().orElseThrow(),
                                    at,
                                    record.settings().getOrDefault("context", ""))));
                }
            }
        });
    }

    private void partly(String why) {
        report.remark(why);
        code = ExitCode.PARTIAL;
    }
}
