package dev.tacit.seal.codec;

import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;

/** Records of the classes state, input as canonical JSON. A schema that was released is read for ever; the newest is written. */
public final class RecordCodec {
    private RecordCodec() {}

    public static byte[] encode(StoreRecord record) {
        var out = new JsonOut();
        write(out, record);
        return out.toBytes();
    }

    public static StoreRecord decode(byte[] bytes) throws MalformedException {
        var in = new JsonIn(bytes);
        var record = read(in);
        in.close();
        return record;
    }

    /** Writes a record as a part of something larger. */
    public static void write(JsonOut out, StoreRecord record) {
        var kind = record.key().kind();
        out.begin().text("kind", kind).number("schema", newest(kind)).name("value");
        switch (record) {
            case SecretRecord r -> SecretCodec.write(out, r);
            case GeneratorRecord r -> SecretCodec.write(out, r);
            case TargetRecord r -> DeliveryCodec.write(out, r);
            case DeliveryRecord r -> DeliveryCodec.write(out, r);
            case FederationRecord r -> WaveCodec.write(out, r);
            case OutputRecord r -> OutputCodec.write(out, r);
            case InputRecord r -> InputCodec.write(out, r);
            case RolloutRecord r -> DeliveryCodec.write(out, r);
        }
        out.end();
    }

    public static StoreRecord read(JsonIn in) throws MalformedException {
        String kind = in.begin().text("kind");
        int schema = in.integer("schema");
        in.name("value");
        if (schema < 1 || schema > newest(kind)) {
            throw new MalformedException();
        }
        StoreRecord record = switch (kind) {
            // Schema 1 knows of no issuers, schema 2 of no overlap, no more: what reads the newest reads it too.
            case "secret" -> SecretCodec.secret(in);
            // Schema 1 knows no turns, no more: what reads the newest reads it too.
            case "generator" -> SecretCodec.generator(in);
            case "target" -> DeliveryCodec.target(in);
            // Schema 1 has fewer states, no more: what reads the newest reads it too.
            case "delivery" -> DeliveryCodec.delivery(in);
            case "federation" -> WaveCodec.federation(in);
            case "output" -> OutputCodec.output(in);
            case "input" -> InputCodec.input(in);
            case "rollout" -> DeliveryCodec.rollout(in);
            default -> throw new MalformedException();
        };
        in.end();
        return record;
    }

    private static int newest(String kind) {
        return switch (kind) {
            case "delivery" -> DeliveryCodec.SCHEMA;
            case "secret" -> SecretCodec.SECRET_SCHEMA;
            case "generator" -> SecretCodec.GENERATOR_SCHEMA;
            default -> 1;
        };
    }
}
