package dev.tacit.generator.store;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;

/** What shows that a PKCS #12 file was not changed (RFC 7292 §B.3): an HMAC under a key from the password. */
record PasswordMac(Digest digest, AlgorithmIdentifier algorithm, PKCS12PBEParams parameters)
        implements PKCS12MacCalculatorBuilder {
    @Override
    public MacCalculator build(char[] password) {
        var mac = new HMac(digest);
        mac.init(Protection.derivation(digest, password, parameters)
                .generateDerivedMacParameters(digest.getDigestSize() * 8));
        return new Calculator(mac, new AlgorithmIdentifier(algorithm.getAlgorithm(), parameters));
    }

    @Override
    public AlgorithmIdentifier getDigestAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public String toString() {
        return "PasswordMac[redacted]";
    }

    private static final class Calculator implements MacCalculator {
        private final HMac mac;
        private final AlgorithmIdentifier algorithm;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Calculator(HMac mac, AlgorithmIdentifier algorithm) {
            this.mac = mac;
            this.algorithm = algorithm;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getMac() {
            mac.update(content.toByteArray(), 0, content.size());
            var result = new byte[mac.getMacSize()];
            mac.doFinal(result, 0);
            return result;
        }

        @Override
        public GenericKey getKey() {
            throw new UnsupportedOperationException();
        }
    }
}
