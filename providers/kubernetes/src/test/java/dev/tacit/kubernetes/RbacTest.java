package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static dev.tacit.kubernetes.Fixture.remembering;
import static dev.tacit.kubernetes.Fixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.provider.WriteKind;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.Rbac.Role;
import dev.tacit.kubernetes.Rbac.Rule;
import dev.tacit.kubernetes.Rbac.Subject;
import dev.tacit.kubernetes.api.Listable;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With exactly what is printed everything works; with one verb less, it is named before anything is changed. */
@Tag("real:kube-apiserver")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RbacTest {
    private final TestCluster cluster = TestCluster.shared();
    private final Target admin = Fixture.connect(cluster);
    private int users;

    @AfterAll
    void close() {
        admin.close();
    }

    record Case(ObserveMode mode, Rbac.Scope scope) {}

    static Stream<Case> cases() {
        return Stream.of(ObserveMode.values())
                .flatMap(mode -> Stream.of(new Case(mode, Rbac.Scope.LISTED), new Case(mode, Rbac.Scope.SELECTED)));
    }

    /** What is to be created, changed, deleted, read; all but the first are there. */
    private record World(
            ObjectKey fresh,
            ObjectKey edited,
            ObjectKey gone,
            List<ObjectKey> read,
            TreeMap<ObjectKey, DeliveryRecord> recorded) {}

    private World world() {
        var namespace = cluster.uniqueNamespace("rbac");
        var world = new World(
                new ObjectKey(namespace, "fresh"),
                new ObjectKey(namespace, "edited"),
                new ObjectKey(namespace, "gone"),
                List.of(new ObjectKey(namespace, "theirs"), new ObjectKey(cluster.uniqueNamespace("read"), "theirs")),
                new TreeMap<>());
        for (var key : List.of(world.edited(), world.gone())) {
            var content = content(Map.of("a", "1"));
            world.recorded()
                    .put(key, remembering(admin, key, content, written(admin.deliver(creating(admin, key, content)))));
        }
        cluster.patch(TestCluster.secrets(namespace) + "/edited", "{\"data\":{\"a\":\"Yg==\"}}");
        for (var kind : List.of("ReplicaSet", "StatefulSet", "DaemonSet")) {
            Manifests.pod(cluster, namespace, kind, "gone");
        }
        world.read().forEach(theirs -> cluster.createSecret(theirs.namespace(), theirs.name(), Map.of("a", "1")));
        return world;
    }

    private Rbac rbac(Case given, World world) {
        SortedSet<String> names = new TreeSet<>(Set.of("fresh", "edited", "gone"));
        var objects = new TreeMap<String, SortedSet<String>>();
        if (given.scope() == Rbac.Scope.LISTED) {
            objects.put(world.fresh().namespace(), names);
        }
        var plain = new TreeMap<>(Fixture.inline(cluster.server().toString(), cluster.caPem(), "t")
                .plain());
        plain.put("observe", given.mode().word());
        var read = new TreeMap<String, SortedSet<String>>();
        world.read().forEach(theirs -> read.put(theirs.namespace(), new TreeSet<>(Set.of(theirs.name()))));
        return new Rbac(
                new TargetSettings(Fixture.ADDRESS, plain, new TreeMap<>()),
                objects,
                read,
                Set.of(),
                Set.of(given.scope() == Rbac.Scope.LISTED ? world.fresh().namespace() : ""),
                given.scope());
    }

    private TargetSettings loginOf(Rbac rbac, List<Role> roles) {
        users++;
        var user = "rbac-" + users;
        var account = cluster.createUser("kube-public", user);
        cluster.createAll(Rbac.yaml(user, roles, new Subject(Subject.Kind.SERVICE_ACCOUNT, "kube-public", user)));
        return new TargetSettings(
                Fixture.ADDRESS,
                rbac.settings().plain(),
                new TreeMap<>(Map.of("token", Fixture.text(account.credential().token()))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWhatItTakesAndNoMore(Case given) throws Exception {
        var world = world();
        var rbac = rbac(given, world);
        var roles = rbac.roles();
        record Less(Role role, Rule rule, String verb, TargetSettings login) {}
        var less = new ArrayList<Less>();
        for (var role : roles) {
            for (var rule : role.rules()) {
                for (var verb : rule.verbs()) {
                    less.add(new Less(role, rule, verb, loginOf(rbac, without(roles, role, rule, verb))));
                }
            }
        }
        var whole = loginOf(rbac, roles);
        for (int i = 0; i < 100 && !complaints(whole, given, world).isEmpty(); i++) {
            Thread.sleep(50); // the authorizer learns of roles by watching
        }
        for (var one : less) {
            assertThat(complaints(one.login(), given, world))
                    .as(
                            "without %s %s in \"%s\"",
                            one.verb(), one.rule().resource(), one.role().namespace())
                    .anyMatch(complaint -> complaint.contains(
                                    "to " + one.verb() + " " + one.rule().resource() + " in ")
                            && complaint.matches(
                                    "(?s).*in (the |namespace (" + one.role().namespace() + "|"
                                            + world.fresh().namespace() + ")).*"));
        }
        assertThat(complaints(whole, given, world)).isEmpty();
        carryOut(whole, world);
    }

    /** An object that is never changed is followed by one whose name nobody knows yet. */
    @Test
    void namesNoObjectsWhereNamesCarryVersions() {
        var plain = new TreeMap<>(Map.of("observe", "names"));
        var names = new TreeMap<String, SortedSet<String>>(
                Map.of("fixed", new TreeSet<>(Set.of("db")), "versioned", new TreeSet<>(Set.of("db-v1"))));

        var roles = new Rbac(
                        new TargetSettings(Fixture.ADDRESS, plain, new TreeMap<>()),
                        names,
                        new TreeMap<>(),
                        Set.of("versioned"),
                        Set.of(),
                        Rbac.Scope.LISTED)
                .roles();

        assertThat(roles)
                .contains(new Role(
                        "versioned",
                        List.of(
                                Rule.of("secrets", "get", "create", "patch", "delete"),
                                Rule.list(Listable.PODS),
                                Rule.list(Listable.DEPLOYMENTS),
                                Rule.list(Listable.STATEFUL_SETS),
                                Rule.list(Listable.DAEMON_SETS))))
                .anyMatch(role -> role.namespace().equals("fixed")
                        && role.rules().stream().anyMatch(rule -> rule.names().equals(List.of("db"))));
    }

    private static List<Role> without(List<Role> roles, Role role, Rule rule, String verb) {
        var result = new ArrayList<Role>();
        for (var each : roles) {
            if (!each.equals(role)) {
                result.add(each);
                continue;
            }
            var rules = new ArrayList<Rule>();
            for (var r : role.rules()) {
                var verbs = r.verbs().stream()
                        .filter(v -> !(r.equals(rule) && v.equals(verb)))
                        .toList();
                if (!verbs.isEmpty()) {
                    rules.add(new Rule(r.group(), r.resource(), verbs, r.names()));
                }
            }
            result.add(new Role(role.namespace(), rules));
        }
        return result;
    }

    /** What a planning with a create, an update and a delete would complain about. */
    private List<String> complaints(TargetSettings login, Case given, World world) {
        var connection = Fixture.provider().connect(login, Fixture.LINEAGE);
        if (connection instanceof Connection.Refused(var why)) {
            return List.of(why.detail());
        }
        var said = new ArrayList<Diagnostic>();
        try (var target = ((Connection.Connected) connection).target()) {
            if (given.scope() == Rbac.Scope.SELECTED
                    && target.namespaces(new NamespaceRequest.Every()) instanceof NamespaceListing.NotListed(var why)) {
                said.add(why);
            }
            Fixture.observe(target, world.recorded(), Set.of(world.fresh()), Reach.NAMESPACES)
                    .values()
                    .forEach(seen -> {
                        if (seen instanceof Observation.NotObserved(var why)) {
                            said.add(why);
                        }
                    });
            said.addAll(target.forbidden(Map.of(
                            world.fresh(), WriteKind.CREATE,
                            world.edited(), WriteKind.UPDATE,
                            world.gone(), WriteKind.DELETE))
                    .values());
            var certificate = new ObjectTraits("kubernetes.io/tls", new TreeMap<>());
            var uses = target.uses(Map.of(world.gone(), certificate));
            said.addAll(uses.unknown().values());
            said.addAll(uses.partly().values());
            for (var theirs : world.read()) {
                if (target.read(theirs) instanceof Reading.NotRead(var why)) {
                    said.add(why);
                }
            }
        }
        return said.stream().map(Diagnostic::detail).toList();
    }

    private void carryOut(TargetSettings login, World world) {
        try (var target = Fixture.connect(login)) {
            written(target.deliver(creating(target, world.fresh(), content(Map.of("a", "1")))));
            var seen = (Observation.Moved)
                    Objects.requireNonNull(Fixture.observe(target, world.recorded(), Set.of(), Reach.NAMESPACES)
                            .get(world.edited()));
            var there = new Receipt.Written(seen.uid(), seen.resourceVersion(), Receipt.Admitted.AS_SENT);
            written(target.deliver(
                    Fixture.updating(target, world.edited(), there, content(Map.of("a", "1")), Set.of())));
            var gone = Objects.requireNonNull(world.recorded().get(world.gone()));
            assertThat(target.deliver(new Delivery.Delete(
                            world.gone(), String.valueOf(gone.uid()), String.valueOf(gone.resourceVersion()))))
                    .isInstanceOf(Receipt.Deleted.class);
        }
    }
}
