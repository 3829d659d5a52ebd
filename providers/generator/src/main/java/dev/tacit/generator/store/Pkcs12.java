package dev.tacit.generator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;

/** A PKCS #12 file (RFC 7292) as OpenSSL, Java, Windows, macOS read it. */
record Pkcs12(Protection protection) implements Format {
    /** By which Java knows a certificate to trust from one that only belongs to a chain. */
    private static final ASN1ObjectIdentifier TRUSTED_BY_JAVA =
            new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    @Override
    public byte[] write(Contents contents, String password, RandomGenerator random, Instant now) {
        var file = new PKCS12PfxPduBuilder();
        try {
            if (contents.key().isPresent()) {
                file.addData(key(contents, password, random));
            }
            file.addEncryptedData(
                    protection.encryptor(password, random),
                    certificates(contents).toArray(PKCS12SafeBag[]::new));
            return file.build(protection.mac(random), password.toCharArray())
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PKCSException e) {
            throw new IllegalStateException(e);
        }
    }

    private PKCS12SafeBag key(Contents contents, String password, RandomGenerator random) {
        var der = contents.key().orElseThrow().privateDer();
        return named(
                        new PKCS12SafeBagBuilder(
                                PrivateKeyInfo.getInstance(der), protection.encryptor(password, random)),
                        contents.alias())
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, identifier(contents))
                .build();
    }

    private static List<PKCS12SafeBag> certificates(Contents contents) throws IOException {
        var bags = new ArrayList<PKCS12SafeBag>();
        for (int i = 0; i < contents.chain().size(); i++) {
            var bag = new PKCS12SafeBagBuilder(contents.chain().get(i));
            if (i == 0) {
                named(bag, contents.alias())
                        .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, identifier(contents));
            }
            bags.add(bag.build());
        }
        for (int i = 0; i < contents.trusted().size(); i++) {
            bags.add(named(new PKCS12SafeBagBuilder(contents.trusted().get(i)), Contents.trustedAlias(i))
                    .addBagAttribute(TRUSTED_BY_JAVA, KeyPurposeId.anyExtendedKeyUsage)
                    .build());
        }
        return bags;
    }

    private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String name) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(name));
    }

    /** What ties the key to its certificate. */
    private static ASN1OctetString identifier(Contents contents) {
        var certificate = contents.chain().getFirst();
        var identifier = new BcX509ExtensionUtils().createSubjectKeyIdentifier(certificate.getSubjectPublicKeyInfo());
        return new DEROctetString(identifier.getKeyIdentifier());
    }
}
