package dev.tacit.generator.store;

import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.io.CipherOutputStream;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;

/** Encrypts in CBC mode with PKCS #7 padding. */
final class BlockEncryptor implements OutputEncryptor {
    private final AlgorithmIdentifier algorithm;
    private final PaddedBufferedBlockCipher cipher;

    BlockEncryptor(AlgorithmIdentifier algorithm, BlockCipher block, CipherParameters key) {
        this.algorithm = algorithm;
        cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(block));
        cipher.init(true, key);
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public OutputStream getOutputStream(OutputStream out) {
        return new CipherOutputStream(out, cipher);
    }

    /** Only for formats that wrap the key, which PKCS #12 does not. */
    @Override
    public GenericKey getKey() {
        throw new UnsupportedOperationException();
    }
}
