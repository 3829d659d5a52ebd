package dev.tacit.seal.head;

import dev.tacit.core.record.StoreException;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.json.MalformedException;
import dev.tacit.seal.key.Pins;
import dev.tacit.seal.key.Signatures;
import dev.tacit.seal.key.ValueKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A head with the bytes it is kept as: {@code tacit-head-1\n}, the body, an Ed25519 signature of 64 bytes over the
 * body.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedHead(Head head, byte[] bytes) {
    private static final byte[] MAGIC = "tacit-head-1\n".getBytes(StandardCharsets.US_ASCII);

    public static SignedHead sign(Head head, ValueKey key) {
        byte[] body = HeadCodec.encode(head);
        byte[] bytes = Arrays.copyOf(MAGIC, MAGIC.length + body.length + Signatures.LENGTH);
        System.arraycopy(body, 0, bytes, MAGIC.length, body.length);
        byte[] signature = key.sign(Signatures.Domain.HEAD, body);
        System.arraycopy(signature, 0, bytes, MAGIC.length + body.length, Signatures.LENGTH);
        return new SignedHead(head, bytes);
    }

    /** Believes nothing that the pinned key did not sign. */
    public static SignedHead verify(byte[] bytes, Pins pins, String place) throws StoreException {
        byte[] body = body(bytes, place);
        byte[] signature = Arrays.copyOfRange(bytes, bytes.length - Signatures.LENGTH, bytes.length);
        if (!Signatures.verify(pins.verificationKey(), Signatures.Domain.HEAD, body, signature)) {
            throw StoreFault.forged(place, "its head is not signed with the pinned verification key");
        }
        try {
            var head = HeadCodec.decode(body);
            if (head.format() != HeadCodec.FORMAT
                    || Version.of(head.minReader()).isNewerThan(Version.OURS)) {
                throw StoreFault.of(
                        StoreException.Kind.REFUSED,
                        StoreCode.STORE_TOO_NEW,
                        "The store was written by a newer Tacit",
                        "The store at " + place + " can be read by Tacit " + Version.of(head.minReader())
                                + " or later, and this is " + Version.OURS + ". Use that version.");
            }
            if (!head.pins().equals(pins)) {
                throw StoreFault.forged(place, "its lineage is " + head.pins().lineage());
            }
            return new SignedHead(head, bytes);
        } catch (MalformedException _) {
            throw StoreFault.damaged(place, "the head");
        }
    }

    /** What a head says of itself, before anything is known about it. Good for messages, never to be relied on. */
    public static Head unverified(byte[] bytes, String place) throws StoreException {
        try {
            return HeadCodec.decode(body(bytes, place));
        } catch (MalformedException _) {
            throw StoreFault.damaged(place, "the head");
        }
    }

    private static byte[] body(byte[] bytes, String place) throws StoreException {
        if (bytes.length < MAGIC.length + Signatures.LENGTH
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw StoreFault.damaged(place, "the head");
        }
        return Arrays.copyOfRange(bytes, MAGIC.length, bytes.length - Signatures.LENGTH);
    }
}
