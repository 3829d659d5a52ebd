package dev.tacit.template.pkcs12;

/** Identifiers of what a store is made of. */
final class Oids {
    static final String DATA = "1.2.840.113549.1.7.1";
    static final String ENCRYPTED_DATA = "1.2.840.113549.1.7.6";

    static final String KEY_BAG = "1.2.840.113549.1.12.10.1.1";
    static final String SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";
    static final String CERTIFICATE_BAG = "1.2.840.113549.1.12.10.1.3";
    static final String X509_CERTIFICATE = "1.2.840.113549.1.9.22.1";

    static final String FRIENDLY_NAME = "1.2.840.113549.1.9.20";
    static final String LOCAL_KEY = "1.2.840.113549.1.9.21";
    /** Java's mark of what it is to trust. */
    static final String TRUSTED_USE = "2.16.840.1.113894.746875.1.1";

    static final String ANY_USE = "2.5.29.37.0";

    static final String PBES2 = "1.2.840.113549.1.5.13";
    static final String PBKDF2 = "1.2.840.113549.1.5.12";
    static final String PBMAC1 = "1.2.840.113549.1.5.14";
    static final String HMAC_SHA256 = "1.2.840.113549.2.9";
    static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    static final String AES_256 = "2.16.840.1.101.3.4.1.42";

    private Oids() {}
}
