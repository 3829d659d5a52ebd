package dev.tacit.generator.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The store of Java before 9. Its protection is a keystream of SHA-1, which Java 25 reads still: written here, because the
 * JDK would take randomness and time from elsewhere.
 */
final class Jks implements Format {
    private static final int MAGIC = 0xFEEDFEED;
    private static final int VERSION = 2;
    private static final int KEY_ENTRY = 1;
    private static final int TRUSTED_ENTRY = 2;
    private static final int SALT = 20;
    private static final String SEASONING = "Mighty Aphrodite";
    private static final ASN1ObjectIdentifier PROTECTION = new ASN1ObjectIdentifier("1.3.6.1.4.1.42.2.17.1.1");

    @Override
    public byte[] write(Contents contents, String password, RandomGenerator random, Instant now) {
        var secret = password.getBytes(StandardCharsets.UTF_16BE);
        var bytes = new ByteArrayOutputStream();
        try {
            var out = new DataOutputStream(bytes);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(
                    (contents.key().isPresent() ? 1 : 0) + contents.trusted().size());
            if (contents.key().isPresent()) {
                out.writeInt(KEY_ENTRY);
                out.writeUTF(contents.alias());
                out.writeLong(now.toEpochMilli());
                var salt = new byte[SALT];
                random.nextBytes(salt);
                var key = protect(contents.key().get().privateDer(), secret, salt);
                out.writeInt(key.length);
                out.write(key);
                out.writeInt(contents.chain().size());
                for (var certificate : contents.chain()) {
                    write(out, certificate);
                }
            }
            for (int i = 0; i < contents.trusted().size(); i++) {
                out.writeInt(TRUSTED_ENTRY);
                out.writeUTF(Contents.trustedAlias(i));
                out.writeLong(now.toEpochMilli());
                write(out, contents.trusted().get(i));
            }
            out.write(sha1(secret, SEASONING.getBytes(StandardCharsets.UTF_8), bytes.toByteArray()));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, X509CertificateHolder certificate) throws IOException {
        var der = Contents.der(certificate);
        out.writeUTF("X.509");
        out.writeInt(der.length);
        out.write(der);
    }

    /** Salt, the key under a keystream, a checksum. */
    private static byte[] protect(byte[] key, byte[] secret, byte[] salt) throws IOException {
        var hidden = key.clone();
        var stream = salt;
        for (int i = 0; i < hidden.length; i++) {
            if (i % SALT == 0) {
                stream = sha1(secret, stream);
            }
            hidden[i] ^= stream[i % SALT];
        }
        var checksum = sha1(secret, key);
        var content = ByteBuffer.allocate(salt.length + hidden.length + checksum.length)
                .put(salt)
                .put(hidden)
                .put(checksum);
        Arrays.fill(key, (byte) 0);
        return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(PROTECTION, DERNull.INSTANCE), content.array())
                .getEncoded();
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
