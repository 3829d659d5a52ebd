package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.JsonBody;
import dev.tacit.kubernetes.api.JsonPatch;
import dev.tacit.kubernetes.api.JsonPatch.MapThere;
import dev.tacit.kubernetes.api.ObjectMeta;
import dev.tacit.kubernetes.api.Reply;
import dev.tacit.kubernetes.api.Reply.Denied;
import java.util.SortedMap;

/** Carries out one write: bound to what was seen, sent once. */
record Delivering(ApiServer api, Ours ours, Address target) {
    Receipt deliver(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Create create -> create(create);
            case Delivery.Update update -> update(update);
            case Delivery.Delete delete -> delete(delete);
        };
    }

    private Receipt create(Delivery.Create create) {
        var key = create.object();
        var sent = new Sent(create.content(), create.mark(), ours);
        var reply = api.create(
                key,
                JsonBody.secret(
                        key.name(), sent.type(), sent.data(), sent.labels(), sent.annotations(), sent.mutability()));
        if (reply instanceof Denied denied && denied.failure().status() == 409) {
            return occupied(key, sent);
        }
        if (reply instanceof Denied denied && denied.failure().status() == 404) {
            return new Receipt.Refused(say(
                    KubernetesCode.NAMESPACE_MISSING,
                    "The namespace does not exist",
                    "Nothing can be created in namespace " + key.namespace() + ", since this cluster has none of that"
                            + " name. Create it first, or take it out of the federation."));
        }
        return receipt(key, sent, reply);
    }

    /** Somebody was faster: perhaps we, in an earlier try whose answer was lost. */
    private Receipt occupied(ObjectKey key, Sent sent) {
        try {
            var read = api.secret(key);
            if (read.isEmpty()) {
                return changed(key, "was there a moment ago and is gone by now");
            }
            try (var there = read.get()) {
                var meta = there.meta();
                if (sent.made(there)) {
                    return new Receipt.Written(meta.uid(), Version.of(meta).text(), sent.admitted(there));
                }
                return ours.labelled(meta) && Ours.mark(meta).isPresent()
                        ? changed(key, "is there by now, with other content")
                        : new Receipt.Foreign(say(
                                KubernetesCode.OBJECT_FOREIGN,
                                "An object of that name belongs to someone else",
                                "Secret " + key + " was created meanwhile. Owner: "
                                        + Owners.of(meta, ours).text() + ". It was not touched."));
            }
        } catch (ClusterException e) {
            return changed(key, "is there by now, but could not be read");
        }
    }

    private Receipt update(Delivery.Update update) {
        var sent = new Sent(update.content(), update.mark(), ours);
        var reply = patch(update, sent, MapThere.YES, MapThere.YES);
        return unexplained(reply) ? lookedAgain(update, sent, reply) : settled(update.object(), sent, reply);
    }

    /** A failed test and a missing map of labels or annotations look alike to us: nothing was changed, so look. */
    private Receipt lookedAgain(Delivery.Update update, Sent sent, Reply reply) {
        var key = update.object();
        ObjectMeta there;
        try {
            var read = api.meta(key);
            if (read.isEmpty()) {
                return changed(key, "was deleted");
            }
            there = read.get();
        } catch (ClusterException e) {
            return changed(key, "could not be read");
        }
        if (!there.uid().equals(update.uid())) {
            return changed(key, "was deleted and created anew");
        }
        if (!Version.of(there).is(update.resourceVersion())) {
            return changed(key, "was changed");
        }
        var labels = mapThere(there.labels());
        var annotations = mapThere(there.annotations());
        return labels == MapThere.YES && annotations == MapThere.YES
                ? settled(key, sent, reply)
                : settled(key, sent, patch(update, sent, labels, annotations));
    }

    private Reply patch(Delivery.Update update, Sent sent, MapThere labels, MapThere annotations) {
        return api.patch(
                update.object(),
                new JsonPatch()
                        .onlyIf(
                                update.uid(),
                                Version.parse(update.resourceVersion()).resourceVersion())
                        .type(sent.type())
                        .data(sent.data())
                        .mutability(sent.mutability())
                        .entries("labels", labels, sent.labels(), update.droppedLabels())
                        .entries("annotations", annotations, sent.annotations(), update.droppedAnnotations())
                        .toJson());
    }

    private static MapThere mapThere(SortedMap<String, String> map) {
        // The server leaves an empty map out.
        return map.isEmpty() ? MapThere.NO : MapThere.YES;
    }

    private static boolean unexplained(Reply reply) {
        return reply instanceof Denied denied
                && denied.failure().status() == 422
                && denied.failure().causes().isEmpty();
    }

    private Receipt settled(ObjectKey key, Sent sent, Reply reply) {
        if (reply instanceof Denied denied) {
            switch (denied.failure().status()) {
                case 404 -> {
                    return changed(key, "was deleted");
                }
                case 409 -> {
                    return changed(key, "was changed");
                }
                default -> {}
            }
        }
        return receipt(key, sent, reply);
    }

    private Receipt delete(Delivery.Delete delete) {
        var key = delete.object();
        var reply = api.delete(
                key,
                JsonBody.preconditions(
                        delete.uid(), Version.parse(delete.resourceVersion()).resourceVersion()));
        return switch (reply) {
            case Reply.Done _ -> new Receipt.Deleted();
            case Denied denied when denied.failure().status() == 404 -> new Receipt.Deleted();
            case Denied denied when denied.failure().status() == 409 -> changed(key, "was changed or created anew");
            case Denied denied -> denied(denied, denied.diagnostic());
            case Reply.NeverSent(var why) -> new Receipt.Refused(why.about(target));
            case Reply.Lost(var why) -> unknown(why);
        };
    }

    private Receipt receipt(ObjectKey key, Sent sent, Reply reply) {
        return switch (reply) {
            case Reply.Done done -> written(key, sent, done);
            case Denied denied
            when !denied.failure().causes().isEmpty() && denied.failure().status() == 422 ->
                new Receipt.Refused(say(
                        KubernetesCode.OBJECT_REFUSED,
                        "The API server refused the object",
                        "It will not have Secret " + key + " as declared: " + sent.explain(denied.failure())
                                + ". Nothing was changed."));
            case Denied denied -> denied(denied, denied.diagnostic());
            case Reply.NeverSent(var why) -> new Receipt.Refused(why.about(target));
            case Reply.Lost(var why) -> unknown(why);
        };
    }

    private Receipt written(ObjectKey key, Sent sent, Reply.Done done) {
        var read = done.object();
        if (read.isEmpty()) {
            return unknown(say(
                    KubernetesCode.ANSWER_UNKNOWN,
                    "The API server's answer makes no sense",
                    "It accepted Secret " + key + ", but did not say what it keeps."));
        }
        try (var there = read.get()) {
            return new Receipt.Written(
                    there.meta().uid(), Version.of(there.meta()).text(), sent.admitted(there));
        }
    }

    /** A 4xx answer is a decision before anything was stored; after a 5xx it may have been. */
    private Receipt denied(Denied denied, Diagnostic why) {
        int status = denied.failure().status();
        return status >= 500 || status == 408 ? unknown(why) : new Receipt.Refused(why.about(target));
    }

    private Receipt unknown(Diagnostic why) {
        return new Receipt.Unknown(say(
                KubernetesCode.ANSWER_UNKNOWN,
                "Whether a write was carried out is not known",
                why.detail() + " It may have been carried out or not; the next plan finds out."));
    }

    private Receipt changed(ObjectKey key, String how) {
        return new Receipt.Conflict(say(
                KubernetesCode.OBJECT_CHANGED,
                "An object changed since it was looked at",
                "Secret " + key + " " + how + ". Nothing was written. Plan again."));
    }

    private Diagnostic say(KubernetesCode code, String summary, String detail) {
        return Diagnostic.error(code, summary, detail, null).about(target);
    }
}
