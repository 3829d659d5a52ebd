package dev.tacit.generator.store;

import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;

/** How the password of a PKCS #12 file protects it. */
enum Protection {
    /** AES-256 under PBKDF2 with HMAC-SHA-256 (RFC 8018), a MAC of SHA-256: what OpenSSL 3 and Java 17 write. */
    MODERN,
    /** Triple DES and SHA-1, for programs before about 2019. */
    LEGACY;

    /** As the JDK does. */
    private static final int ITERATIONS = 10_000;

    private static final int SALT = 16;
    private static final int AES_BLOCK = 16;

    OutputEncryptor encryptor(String password, RandomGenerator random) {
        var salt = drawn(SALT, random);
        return switch (this) {
            case MODERN -> {
                var vector = drawn(AES_BLOCK, random);
                var derivation = new PKCS5S2ParametersGenerator(new SHA256Digest());
                derivation.init(
                        PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password.toCharArray()), salt, ITERATIONS);
                yield encryptor(
                        PKCSObjectIdentifiers.id_PBES2,
                        parameters(salt, vector),
                        AESEngine.newInstance(),
                        new ParametersWithIV(derivation.generateDerivedParameters(256), vector));
            }
            case LEGACY -> {
                var parameters = new PKCS12PBEParams(salt, ITERATIONS);
                yield encryptor(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                        parameters,
                        new DESedeEngine(),
                        derivation(new SHA1Digest(), password.toCharArray(), parameters)
                                .generateDerivedParameters(192, 64));
            }
        };
    }

    private static PBES2Parameters parameters(byte[] salt, byte[] vector) {
        var hash = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        return new PBES2Parameters(
                new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, ITERATIONS, 32, hash)),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(vector)));
    }

    private static OutputEncryptor encryptor(
            ASN1ObjectIdentifier algorithm, ASN1Encodable parameters, BlockCipher cipher, CipherParameters key) {
        return new BlockEncryptor(new AlgorithmIdentifier(algorithm, parameters), cipher, key);
    }

    PKCS12MacCalculatorBuilder mac(RandomGenerator random) {
        var parameters = new PKCS12PBEParams(drawn(SALT, random), ITERATIONS);
        return switch (this) {
            case MODERN -> new PasswordMac(new SHA256Digest(), algorithm(NISTObjectIdentifiers.id_sha256), parameters);
            case LEGACY -> new PasswordMac(new SHA1Digest(), algorithm(OIWObjectIdentifiers.idSHA1), parameters);
        };
    }

    private static AlgorithmIdentifier algorithm(ASN1ObjectIdentifier identifier) {
        return new AlgorithmIdentifier(identifier, DERNull.INSTANCE);
    }

    static PKCS12ParametersGenerator derivation(Digest digest, char[] password, PKCS12PBEParams parameters) {
        var derivation = new PKCS12ParametersGenerator(digest);
        derivation.init(
                PBEParametersGenerator.PKCS12PasswordToBytes(password),
                parameters.getIV(),
                parameters.getIterations().intValue());
        return derivation;
    }

    private static byte[] drawn(int size, RandomGenerator random) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
