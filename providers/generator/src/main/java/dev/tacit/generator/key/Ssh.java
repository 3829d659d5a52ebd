package dev.tacit.generator.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/** A key as OpenSSH writes it (its PROTOCOL.key, RFC 4253 §6.6, RFC 5656, RFC 8709). */
record Ssh(Key key, String comment) {
    private static final int BLOCK = 8;

    /** The line of {@code authorized_keys}, without newline. */
    String authorizedKey() {
        var line = name() + " " + Base64.getEncoder().encodeToString(publicBlob());
        return comment.isEmpty() ? line : line + " " + comment;
    }

    String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(publicBlob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String privateKey(RandomGenerator random) {
        var file = new Buffer();
        file.out.writeBytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
        file.text("none").text("none").text("").number(1).bytes(publicBlob());
        file.bytes(privateSection(random.nextInt()));
        return Pem.of("OPENSSH PRIVATE KEY", file.out.toByteArray(), 70);
    }

    /** @param check said twice, so that a reader notices a wrong passphrase */
    private byte[] privateSection(int check) {
        var section = new Buffer().number(check).number(check).text(name());
        switch (key.privateKey()) {
            case RSAPrivateCrtKeyParameters rsa ->
                section.integer(rsa.getModulus())
                        .integer(rsa.getPublicExponent())
                        .integer(rsa.getExponent())
                        .integer(rsa.getQInv())
                        .integer(rsa.getP())
                        .integer(rsa.getQ());
            case ECPrivateKeyParameters ec ->
                section.text("nistp" + key.curveBits())
                        .bytes(((ECPublicKeyParameters) key.publicKey()).getQ().getEncoded(false))
                        .integer(ec.getD());
            case Ed25519PrivateKeyParameters edwards -> {
                var shared = ((Ed25519PublicKeyParameters) key.publicKey()).getEncoded();
                section.bytes(shared)
                        .bytes(ByteBuffer.allocate(64)
                                .put(edwards.getEncoded())
                                .put(shared)
                                .array());
            }
            case AsymmetricKeyParameter other ->
                throw new IllegalArgumentException(other.getClass().getName());
        }
        section.text(comment);
        for (int i = 1; section.out.size() % BLOCK != 0; i++) {
            section.out.write(i);
        }
        return section.out.toByteArray();
    }

    private String name() {
        return switch (key.privateKey()) {
            case RSAPrivateCrtKeyParameters _ -> "ssh-rsa";
            case ECPrivateKeyParameters _ -> "ecdsa-sha2-nistp" + key.curveBits();
            case Ed25519PrivateKeyParameters _ -> "ssh-ed25519";
            case AsymmetricKeyParameter other ->
                throw new IllegalArgumentException(other.getClass().getName());
        };
    }

    private byte[] publicBlob() {
        try {
            return OpenSSHPublicKeyUtil.encodePublicKey(key.publicKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Ssh[redacted]";
    }

    /** What RFC 4251 §5 calls data types. */
    private static final class Buffer {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Buffer number(int number) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            return this;
        }

        Buffer bytes(byte[] bytes) {
            number(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        Buffer text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Buffer integer(BigInteger integer) {
            return bytes(integer.toByteArray());
        }
    }
}
