package dev.tacit.seal;

import dev.tacit.seal.codec.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Written from docs/store-format.md with the JDK alone. Whoever changes the format must change both. */
final class FormatReader {
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, byte[]> blobs;
    private final byte[] lineage;
    private final Map<String, Object> head;
    private final byte[] root;

    FormatReader(Map<String, byte[]> blobs, byte[] head, String lineage, String verification, String keyfile)
            throws Exception {
        this.blobs = blobs;
        this.lineage = HEX.parseHex(lineage);
        byte[] magic = ascii("tacit-head-1\n");
        if (!Arrays.equals(Arrays.copyOf(head, magic.length), magic)) {
            throw new IllegalStateException("no head");
        }
        byte[] body = Arrays.copyOfRange(head, magic.length, head.length - 64);
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(join(
                        HEX.parseHex("302a300506032b6570032100"),
                        Base64.getDecoder().decode(verification)))));
        verifier.update(join(ascii("tacit head 1"), new byte[] {0}, body));
        if (!verifier.verify(Arrays.copyOfRange(head, head.length - 64, head.length))) {
            throw new IllegalStateException("not signed");
        }
        this.head = object(CanonicalJson.read(new String(body, StandardCharsets.UTF_8)));
        if (!Objects.equals(this.head.get("lineage"), lineage)) {
            throw new IllegalStateException("another lineage");
        }
        this.root = Base64.getDecoder().decode(keyfile.strip().substring("tacit-root-key-1 ".length()));
    }

    long serial() {
        return (Long) Objects.requireNonNull(head.get("serial"));
    }

    // ---- keys

    private Map<String, Object> slot(String holds) {
        return object(list(head.get(holds)).getFirst());
    }

    private byte[] key(String holds) throws Exception {
        var slot = slot(holds);
        var wrap = object(list(slot.get("wraps")).getFirst());
        byte[] name = Arrays.copyOf(derive(root, "tacit 1 root name"), 8);
        if (!HEX.formatHex(name).equals(wrap.get("recipient")) || !"keyfile".equals(wrap.get("provider"))) {
            throw new IllegalStateException("another recipient");
        }
        byte[] w = join(binding("tacit wrap"), text(holds), text(string(slot.get("id"))));
        return open(
                derive(root, "tacit 1 root wrap"),
                Base64.getDecoder().decode(string(wrap.get("wrapped"))),
                join(binding("tacit keyfile"), w));
    }

    private byte[] subKey(String holds, String name) throws Exception {
        var slot = slot(holds);
        byte[] sealed =
                Base64.getDecoder().decode(string(object(slot.get("sub_keys")).get(name)));
        return open(
                derive(key(holds), "tacit 1 sub-keys"),
                sealed,
                join(binding("tacit sub-key"), text(holds), text(string(slot.get("id"))), text(name)));
    }

    // ---- records

    /** Every body of a class. */
    List<String> bodies(int recordClass) throws Exception {
        var result = new ArrayList<String>();
        visit(rootNode(), recordClass, result, new byte[0]);
        return result;
    }

    String body(int recordClass, String kind, String address, String instance) throws Exception {
        byte[] hmac = hmac(subKey("planning", "id"), join(counted(kind), counted(address), counted(instance)));
        byte[] id = join(new byte[] {(byte) recordClass}, Arrays.copyOf(hmac, 15));
        var result = new ArrayList<String>();
        visit(rootNode(), recordClass, result, id);
        return result.getFirst();
    }

    private record Place(String blob, int offset, int length, String digest) {}

    private Place rootNode() {
        var index = object(head.get("index"));
        return new Place(
                string(index.get("blob")),
                Math.toIntExact((Long) Objects.requireNonNull(index.get("offset"))),
                Math.toIntExact((Long) Objects.requireNonNull(index.get("length"))),
                string(index.get("digest")));
    }

    private byte[] bytes(Place place) throws Exception {
        byte[] blob = Objects.requireNonNull(blobs.get(place.blob));
        byte[] result = Arrays.copyOfRange(blob, place.offset, place.offset + place.length);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(result);
        if (!HEX.formatHex(digest).equals(place.digest)) {
            throw new IllegalStateException("a digest does not match");
        }
        return result;
    }

    /** @param id of the only record wanted, or empty for all of the class */
    private void visit(Place place, int recordClass, List<String> found, byte[] id) throws Exception {
        var in = ByteBuffer.wrap(bytes(place));
        if (in.get() == 2) {
            int bits = in.getShort();
            for (int digit = 0; digit < 16; digit++) {
                if ((bits >> digit & 1) == 1) {
                    visit(new Place(blob(in, place), in.getInt(), in.getInt(), hex(in, 32)), recordClass, found, id);
                }
            }
            return;
        }
        var names = new String[in.getShort()];
        for (int i = 0; i < names.length; i++) {
            names[i] = blob(in, place);
        }
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            byte[] entryId = HEX.parseHex(hex(in, 16));
            long revision = in.getLong();
            var record = new Place(names[in.getShort()], in.getInt(), in.getInt(), hex(in, 32));
            if (entryId[0] == recordClass && (id.length == 0 || Arrays.equals(id, entryId))) {
                found.add(open(recordClass, entryId, revision, bytes(record)));
            }
        }
    }

    private String open(int recordClass, byte[] id, long revision, byte[] sealed) throws Exception {
        String holds = recordClass == 3 ? "value" : "planning";
        byte[] keyId = Arrays.copyOf(sealed, 8);
        if (!HEX.formatHex(keyId).equals(slot(holds).get("id"))) {
            throw new IllegalStateException("another key");
        }
        byte[] plain = open(
                derive(key(holds), "tacit 1 class " + recordClass),
                Arrays.copyOfRange(sealed, 8, sealed.length),
                join(
                        binding("tacit record"),
                        new byte[] {(byte) recordClass},
                        id,
                        ByteBuffer.allocate(8).putLong(revision).array(),
                        keyId));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static String blob(ByteBuffer in, Place self) {
        String id = hex(in, 32);
        return id.equals("0".repeat(64)) ? self.blob : id;
    }

    private static String hex(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return HEX.formatHex(bytes);
    }

    // ---- primitives

    private byte[] binding(String domain) {
        return join(text(domain), new byte[] {1}, lineage);
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return join(ByteBuffer.allocate(2).putShort((short) utf8.length).array(), utf8);
    }

    private static byte[] counted(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return join(ByteBuffer.allocate(4).putInt(utf8.length).array(), utf8);
    }

    private static byte[] derive(byte[] key, String text) throws Exception {
        return hmac(key, join(ascii(text), new byte[] {1}));
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] open(byte[] key, byte[] sealed, byte[] binding) throws Exception {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 0, 12));
        cipher.updateAAD(binding);
        return cipher.doFinal(sealed, 12, sealed.length - 12);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@org.jspecify.annotations.Nullable Object json) {
        return (List<Object>) Objects.requireNonNull(json);
    }

    private static String string(@org.jspecify.annotations.Nullable Object json) {
        return (String) Objects.requireNonNull(json);
    }
}
