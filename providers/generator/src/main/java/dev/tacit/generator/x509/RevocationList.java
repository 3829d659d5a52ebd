package dev.tacit.generator.x509;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.generator.key.Pem;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** {@code x509_crl}: what an authority no longer stands for. */
final class RevocationList implements Kind {
    private static final String NUMBER = "number";
    private static final String NEXT = "next_update";
    private static final String REVOKED = "revoked";
    private static final String SERIAL = "serial_number";
    private static final String AT = "revoked_at";
    private static final String REASON = "reason";
    private static final int MOST = 10_000;
    private static final Duration USUAL = Duration.ofDays(30);

    private static final Map<String, Integer> REASONS = Map.of(
            "unspecified", CRLReason.unspecified,
            "key_compromise", CRLReason.keyCompromise,
            "ca_compromise", CRLReason.cACompromise,
            "affiliation_changed", CRLReason.affiliationChanged,
            "superseded", CRLReason.superseded,
            "cessation_of_operation", CRLReason.cessationOfOperation,
            "privilege_withdrawn", CRLReason.privilegeWithdrawn);

    private record Entry(BigInteger serial, Instant at, int reason) {}

    @Override
    public String type() {
        return "x509_crl";
    }

    @Override
    public Schema schema() {
        var attributes = new ArrayList<>(Authority.attributes(Schema.Presence.REQUIRED));
        attributes.add(Attributes.optional(NUMBER, Type.NUMBER));
        attributes.add(Attributes.optional(NEXT, Type.STRING));
        var revoked = new Schema(List.of(
                Attributes.required(SERIAL, Type.STRING),
                Attributes.required(AT, Type.STRING),
                Attributes.optional(REASON, Type.STRING)));
        return new Schema(attributes, List.of(new Schema.Nested(REVOKED, revoked, 0, MOST)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        var exports = Attributes.exported(Type.STRING, "crl_pem", "next_update");
        exports.put("crl", Type.BYTES);
        return exports;
    }

    @Override
    public void check(Inputs inputs) {
        read(inputs);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        var number = inputs.has(NUMBER)
                ? Optional.of(inputs.number(NUMBER, 1, 1, Integer.MAX_VALUE))
                : Optional.<Integer>empty();
        var next = Validity.span(inputs, NEXT, USUAL);
        var entries = new ArrayList<Entry>();
        var serials = new HashSet<BigInteger>();
        for (var block : inputs.blocks(REVOKED)) {
            entry(block).ifPresent(entry -> {
                entries.add(entry);
                if (!serials.add(entry.serial())) {
                    block.error(SERIAL, "This certificate is revoked by another block \"revoked\" already.");
                }
            });
        }
        var authority = Authority.read(inputs, Authority.Signs.REVOCATIONS);
        return inputs.areGood() && !inputs.holdSecrets()
                ? authority.map(by -> new Signing(by, number, next, entries))
                : Optional.empty();
    }

    private static Optional<Entry> entry(Inputs block) {
        var serial = block.needed(SERIAL);
        if (serial.isPresent() && !serial.get().matches("[0-9a-fA-F]{1,40}")) {
            block.error(
                    SERIAL,
                    "\"serial_number\" must be hexadecimal digits, as in the serial_number of x509_certificate.");
        }
        var at = block.needed(AT);
        var moment = at.flatMap(RevocationList::moment);
        if (at.isPresent() && moment.isEmpty()) {
            block.error(AT, "\"revoked_at\" must be a moment, for example \"2026-12-01T06:00:00Z\".");
        }
        var reason = block.choice(
                REASON,
                List.of(
                        "unspecified",
                        "key_compromise",
                        "ca_compromise",
                        "affiliation_changed",
                        "superseded",
                        "cessation_of_operation",
                        "privilege_withdrawn"));
        return block.areGood() && serial.isPresent() && moment.isPresent()
                ? Optional.of(new Entry(
                        new BigInteger(serial.get(), 16),
                        moment.get(),
                        REASONS.getOrDefault(reason, CRLReason.unspecified)))
                : Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @param number when left out, the time in seconds, which grows from draw to draw as RFC 5280 §5.2.3 demands */
    private record Signing(Authority authority, Optional<Integer> number, Duration next, List<Entry> entries)
            implements Drawing {
        @Override
        public SortedMap<String, Value> draw(RandomGenerator random, Instant now) {
            var validity = Validity.of(now, next);
            var builder = new X509v2CRLBuilder(authority.certificate().getSubject(), validity.begin());
            builder.setNextUpdate(validity.end());
            entries.forEach(entry -> add(builder, entry));
            try {
                builder.addExtension(Extension.authorityKeyIdentifier, false, authority.identifier());
                builder.addExtension(
                        Extension.cRLNumber,
                        false,
                        new CRLNumber(BigInteger.valueOf(
                                number.map(Integer::longValue).orElse(now.getEpochSecond()))));
                var list = builder.build(KeySigner.of(authority.key())).getEncoded();
                return new TreeMap<>(Map.of(
                        "crl_pem", new Text(Pem.of("X509 CRL", list)),
                        "crl", new Bytes(list),
                        "next_update", new Text(validity.until().toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Nothing is said instead of "unspecified" (RFC 5280 §5.3.1). */
        private static void add(X509v2CRLBuilder builder, Entry entry) {
            var at = Date.from(entry.at());
            if (entry.reason() == CRLReason.unspecified) {
                builder.addCRLEntry(entry.serial(), at, (org.bouncycastle.asn1.x509.Extensions) null);
            } else {
                builder.addCRLEntry(entry.serial(), at, entry.reason());
            }
        }

        @Override
        public Optional<Instant> expires(Instant now) {
            return Optional.of(Validity.of(now, next).until());
        }
    }
}
