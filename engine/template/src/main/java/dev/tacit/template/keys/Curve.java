package dev.tacit.template.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The curves that JSON Web Keys name (RFC 7518, section 6.2.1.1). */
enum Curve {
    P_256("1.2.840.10045.3.1.7", "secp256r1", 32),
    P_384("1.3.132.0.34", "secp384r1", 48),
    P_521("1.3.132.0.35", "secp521r1", 66);

    private final String oid;
    private final String name;
    private final int size;

    Curve(String oid, String name, int size) {
        this.oid = oid;
        this.name = name;
        this.size = size;
    }

    static Curve named(String crv) throws Unreadable {
        return switch (crv) {
            case "P-256" -> P_256;
            case "P-384" -> P_384;
            case "P-521" -> P_521;
            default -> throw new Unreadable("The JWK is on a curve that is none of P-256, P-384, P-521.");
        };
    }

    String oid() {
        return oid;
    }

    /** Bytes of a coordinate. */
    int size() {
        return size;
    }

    boolean contains(BigInteger x, BigInteger y) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            var curve = parameters.getParameterSpec(ECParameterSpec.class).getCurve();
            var prime = ((ECFieldFp) curve.getField()).getP();
            if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
                return false;
            }
            var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
            return y.multiply(y).subtract(right).mod(prime).signum() == 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK knows the curve", e);
        }
    }
}
