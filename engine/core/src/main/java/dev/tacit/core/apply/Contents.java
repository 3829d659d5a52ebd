package dev.tacit.core.apply;

import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens what is delivered, when it is delivered. Keeps a few, since one content often goes to many places. */
final class Contents {
    private static final int KEPT = 64;

    private final Plan plan;
    private final Snapshot snapshot;
    private final Map<RecordKey, Payload> recent = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordKey, Payload> eldest) {
            return size() > KEPT;
        }
    };

    Contents(Plan plan, Snapshot snapshot) {
        this.plan = plan;
        this.snapshot = snapshot;
    }

    OpenedPayload open(RecordKey key) {
        var planned = plan.payloads().get(key);
        if (planned != null) {
            return new OpenedPayload.Opened(planned);
        }
        synchronized (recent) {
            var kept = recent.get(key);
            if (kept != null) {
                return new OpenedPayload.Opened(kept);
            }
        }
        var answer = snapshot.payload(key);
        if (answer instanceof OpenedPayload.Opened opened) {
            synchronized (recent) {
                recent.put(key, opened.payload());
            }
        }
        return answer;
    }
}
