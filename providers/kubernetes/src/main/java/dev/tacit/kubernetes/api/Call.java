package dev.tacit.kubernetes.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One request. Never printed with its body. */
public final class Call {
    /** How much of an object is answered. */
    enum View {
        WHOLE("application/json"),
        METADATA("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"),
        METADATA_LIST("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");

        private final String accept;

        View(String accept) {
            this.accept = accept;
        }
    }

    private static final byte[] NOTHING = {};

    private final String method;
    private final String path;
    private final View view;
    private final String contentType;
    private final byte[] body;

    private Call(String method, String path, View view, String contentType, byte[] body) {
        this.method = method;
        this.path = path;
        this.view = view;
        this.contentType = contentType;
        this.body = body;
    }

    static Call get(String path, View view) {
        return new Call("GET", path, view, "", NOTHING);
    }

    static Call post(String path, byte[] body) {
        return new Call("POST", path, View.WHOLE, "application/json", body);
    }

    static Call patch(String path, byte[] body) {
        return new Call("PATCH", path, View.WHOLE, "application/json-patch+json", body);
    }

    static Call delete(String path, byte[] body) {
        return new Call("DELETE", path, View.WHOLE, "application/json", body);
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public String method() {
        return method;
    }

    /** With its query; begins with a slash. */
    public String path() {
        return path;
    }

    public String accept() {
        return view.accept;
    }

    /** Empty where there is no body. */
    public String contentType() {
        return contentType;
    }

    /** Lent: not to be kept or changed. */
    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
