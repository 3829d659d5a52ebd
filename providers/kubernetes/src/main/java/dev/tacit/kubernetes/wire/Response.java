package dev.tacit.kubernetes.wire;

import java.util.Map;

/**
 * What a server answered.
 *
 * @param headers by name in lower case; of several the last
 * @param body lent: not to be kept or changed
 * @param reusable whether another request may follow on the same connection
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Response(int status, Map<String, String> headers, byte[] body, boolean reusable) {
    public Response {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "response " + status;
    }
}
