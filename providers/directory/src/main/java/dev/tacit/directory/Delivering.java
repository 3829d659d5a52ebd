package dev.tacit.directory;

import dev.tacit.core.address.Address;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.TargetIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Carries out one write: everything is on disk before the link leads to it. */
record Delivering(Path root, FileSteps steps, TargetIdentity identity, RandomGenerator random, Address target) {
    Receipt deliver(Delivery delivery) {
        var name = delivery.object().name();
        if (!Names.isObject(name)) {
            return new Receipt.Refused(Problems.name(name).about(target));
        }
        var place = new Place(root, name);
        try {
            return switch (delivery) {
                case Delivery.Create create -> create(place, create);
                case Delivery.Update update -> update(place, update);
                case Delivery.Delete delete -> delete(place, delete);
            };
        } catch (IOException e) {
            return new Receipt.Refused(
                    Problems.failed("\"" + name + "\" was not written", e).about(target));
        }
    }

    private Receipt create(Place place, Delivery.Create create) throws IOException {
        if (!keysFit(create.content())) {
            return new Receipt.Refused(Problems.key(place.name()).about(target));
        }
        switch (place.find()) {
            case Place.Found.Nothing _ -> {}
            case Place.Found.Foreign(String what) -> {
                return foreign(place, what);
            }
            case Place.Found.Ours(Version there) -> {
                return occupied(place, there, create);
            }
        }
        var version = write(place, create.content(), create.mark());
        try {
            steps.createLink(place.link(), place.linkText(version.uid()));
        } catch (FileAlreadyExistsException e) {
            new Leftovers(root, steps).collect(place);
            return foreign(place, "something that was made just now");
        }
        return written(place, version);
    }

    /** Perhaps an earlier try of ours got this far. */
    private Receipt occupied(Place place, Version there, Delivery.Create create) throws IOException {
        var mark = there.readMark(steps);
        if (mark.isEmpty()) {
            return foreign(place, "a link that Tacit left, without a mark");
        }
        if (mark.get().equals(create.mark()) && holds(there, create.content().data())) {
            return new Receipt.Written(there.uid(), there.resourceVersion(), Receipt.Admitted.AS_SENT);
        }
        return changed(place, "is there by now, with other content");
    }

    private boolean holds(Version there, Payload data) throws IOException {
        var found = there.readData(steps);
        var sent = data.toBytes();
        return found.keySet().equals(sent.keySet())
                && sent.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), found.get(e.getKey())));
    }

    private Receipt update(Place place, Delivery.Update update) throws IOException {
        if (!keysFit(update.content())) {
            return new Receipt.Refused(Problems.key(place.name()).about(target));
        }
        if (!isStill(place, update.uid(), update.resourceVersion())) {
            return changed(place, "is not as it was");
        }
        var version = write(place, update.content(), update.mark());
        var link = version.directory().resolve("link");
        steps.createLink(link, place.linkText(version.uid()));
        if (!isStill(place, update.uid(), update.resourceVersion())) {
            new Leftovers(root, steps).collect(place);
            return changed(place, "is not as it was");
        }
        steps.rename(link, place.link());
        return written(place, version);
    }

    private Receipt delete(Place place, Delivery.Delete delete) throws IOException {
        if (place.find() instanceof Place.Found.Nothing) {
            return deleted(place);
        }
        if (!isStill(place, delete.uid(), delete.resourceVersion())) {
            return changed(place, "is not as it was");
        }
        // Content goes at once for readers, and before the link: what a crash leaves is still seen, and deleted again.
        var version = place.version(delete.uid());
        var gone = version.directory().resolve(Names.GONE);
        var leftovers = new Leftovers(root, steps);
        leftovers.remove(gone);
        if (Files.isDirectory(version.data(), LinkOption.NOFOLLOW_LINKS)) {
            steps.rename(version.data(), gone);
            leftovers.remove(gone);
        }
        steps.delete(place.link());
        return deleted(place);
    }

    private boolean isStill(Place place, String uid, String resourceVersion) throws IOException {
        return place.find() instanceof Place.Found.Ours(Version there)
                && there.uid().equals(uid)
                && there.resourceVersion().equals(resourceVersion);
    }

    private Version write(Place place, ObjectContent content, Mark mark) throws IOException {
        var home = new Home(root, steps);
        home.prepare(identity, drawId());
        new Leftovers(root, steps).collect(place);
        home.makeDirectory(place.store());
        var version = place.version(drawId());
        steps.createDirectory(version.directory());
        steps.createDirectory(version.data());
        for (var entry : content.data().toBytes().entrySet()) {
            steps.createFile(version.data().resolve(entry.getKey()), entry.getValue());
        }
        steps.createFile(version.mark(), mark.text().getBytes(StandardCharsets.UTF_8));
        steps.force(version.data());
        steps.force(version.directory());
        steps.force(place.store());
        return version;
    }

    /** The link leads to it: whatever fails from here on, it is there. */
    private Receipt written(Place place, Version version) {
        try {
            steps.force(root);
            new Leftovers(root, steps).collect(place);
            return new Receipt.Written(version.uid(), version.resourceVersion(), Receipt.Admitted.AS_SENT);
        } catch (IOException e) {
            return new Receipt.Unknown(
                    Problems.failed("\"" + place.name() + "\" was written, but may not be on disk", e)
                            .about(target));
        }
    }

    private Receipt deleted(Place place) {
        if (!Files.isDirectory(root)) {
            return new Receipt.Deleted();
        }
        try {
            steps.force(root);
            new Leftovers(root, steps).collect(place);
            return new Receipt.Deleted();
        } catch (IOException e) {
            return new Receipt.Unknown(
                    Problems.failed("\"" + place.name() + "\" was deleted, but content may be left", e)
                            .about(target));
        }
    }

    private Receipt foreign(Place place, String what) {
        return new Receipt.Foreign(Problems.foreign(place.name(), what).about(target));
    }

    private Receipt changed(Place place, String how) {
        return new Receipt.Conflict(Problems.changed(place.name(), how).about(target));
    }

    private static boolean keysFit(ObjectContent content) {
        return content.data().entries().keySet().stream().allMatch(Names::isKey);
    }

    private String drawId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
