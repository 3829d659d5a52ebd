package dev.tacit.seal;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Value;
import dev.tacit.seal.codec.PayloadCodec;
import dev.tacit.seal.codec.PlanCodec;
import dev.tacit.seal.fault.StoreCode;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.json.MalformedException;
import dev.tacit.seal.key.Binding;
import dev.tacit.seal.key.Signatures;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plan files: {@code tacit-plan-1\n}, lineage (16 bytes), then parts, each after its length (4 bytes): the header under
 * the planning key, one payload after the other and the credentials of targets under the value key. A signature over
 * all of it ends the file.
 */
final class PlanFile {
    private static final byte[] MAGIC = "tacit-plan-1\n".getBytes(StandardCharsets.US_ASCII);

    private final StoreAccess access;

    PlanFile(StoreAccess access) {
        this.access = access;
    }

    byte[] seal(Plan plan) throws StoreException {
        var value = access.valueKey();
        var out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(HexFormat.of().parseHex(plan.lineage().hex()));
        part(out, access.keys().planning().planHeader().seal(PlanCodec.encodeHeader(plan), headerBinding()));
        int number = 0;
        for (var payload : new TreeMap<>(plan.payloads()).entrySet()) {
            byte[] body = PayloadCodec.encode(payload.getKey(), payload.getValue());
            part(out, value.planPayloads().seal(body, partBinding(plan.id(), number++)));
        }
        part(
                out,
                value.planPayloads()
                        .seal(PlanCodec.encodeCredentials(credentials(plan)), partBinding(plan.id(), number)));
        out.writeBytes(value.sign(Signatures.Domain.PLAN, out.toByteArray()));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, byte[] sealed) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(sealed.length).array());
        out.writeBytes(sealed);
    }

    private byte[] headerBinding() {
        return new Binding("tacit plan header", access.keys().lineage()).toBytes();
    }

    private byte[] partBinding(String planId, int number) {
        return new Binding("tacit plan part", access.keys().lineage())
                .text(planId)
                .number(number)
                .toBytes();
    }

    private SortedMap<Address, SortedMap<String, Value>> credentials(Plan plan) throws StoreException {
        var result = new TreeMap<Address, SortedMap<String, Value>>();
        for (var target : plan.targets().entrySet()) {
            var open = new TreeMap<String, Value>();
            for (var credential : target.getValue().settings().credentials().entrySet()) {
                switch (Provenances.open(credential.getValue())) {
                    case Content.Opened(Value opened) -> open.put(credential.getKey(), opened);
                    case Content.NeedsValueKey _ ->
                        throw StoreFault.sealed(access.store().place());
                    case Content.Failed(var diagnostic) ->
                        throw new StoreException(StoreException.Kind.REFUSED, diagnostic);
                }
            }
            result.put(target.getKey(), open);
        }
        return result;
    }

    /** With only the planning key the plan comes without payloads, without credentials. */
    Plan open(byte[] file, String name) throws StoreException {
        int end = file.length - Signatures.LENGTH;
        if (end < MAGIC.length + 16 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw damaged(name);
        }
        var lineage = new Lineage(HexFormat.of().formatHex(file, MAGIC.length, MAGIC.length + 16));
        if (!lineage.equals(access.keys().lineage())) {
            throw StoreFault.of(
                    StoreException.Kind.REFUSED,
                    StoreCode.PLAN_FILE_FOREIGN,
                    "The plan was made for another store",
                    name + " was made for the store of lineage " + lineage + ", and this project uses "
                            + access.keys().lineage() + ". Nothing was changed. Make a plan here.");
        }
        if (!Signatures.verify(
                access.pins().verificationKey(),
                Signatures.Domain.PLAN,
                Arrays.copyOf(file, end),
                Arrays.copyOfRange(file, end, file.length))) {
            throw damaged(name);
        }
        try {
            return open(ByteBuffer.wrap(file, MAGIC.length + 16, end - MAGIC.length - 16));
        } catch (MalformedException | BufferUnderflowException _) {
            throw damaged(name);
        }
    }

    private Plan open(ByteBuffer parts) throws MalformedException {
        var header = PlanCodec.decodeHeader(access.keys()
                .planning()
                .planHeader()
                .open(part(parts), headerBinding())
                .orElseThrow(MalformedException::new));
        var value = access.keys().value();
        if (value.isEmpty()) {
            return header.plan();
        }
        var key = value.get().planPayloads();
        var payloads = new HashMap<RecordKey, Payload>();
        int number = 0;
        for (var payloadKey : header.payloads()) {
            byte[] body = key.open(part(parts), partBinding(header.plan().id(), number++))
                    .orElseThrow(MalformedException::new);
            payloads.put(payloadKey, PayloadCodec.decode(payloadKey, body));
        }
        byte[] credentials =
                key.open(part(parts), partBinding(header.plan().id(), number)).orElseThrow(MalformedException::new);
        if (parts.hasRemaining()) {
            throw new MalformedException();
        }
        return PlanCodec.complete(header, payloads, credentials);
    }

    private static byte[] part(ByteBuffer parts) throws MalformedException {
        int length = parts.getInt();
        if (length < 0 || length > parts.remaining()) {
            throw new MalformedException();
        }
        byte[] part = new byte[length];
        parts.get(part);
        return part;
    }

    private static StoreException damaged(String name) {
        return StoreFault.of(
                StoreException.Kind.REFUSED,
                StoreCode.PLAN_FILE_DAMAGED,
                "The plan file was altered",
                name + " is not a plan file as this store signed it: it was cut short, altered, or is something else."
                        + " Nothing was changed. Make the plan again.");
    }
}
