package dev.tacit.core.provider;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import java.util.List;

/**
 * What the check of a wave is told; no content.
 *
 * @param objects of the wave that this apply wrote or deleted
 */
public record WaveCheck(Address federation, int wave, List<DeliveryRecord> objects) {
    public WaveCheck {
        objects = List.copyOf(objects);
    }
}
