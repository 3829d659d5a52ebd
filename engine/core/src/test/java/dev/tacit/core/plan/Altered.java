package dev.tacit.core.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Records that are like another one but for some components. */
public final class Altered {
    private Altered() {}

    @SuppressWarnings("unchecked") // its own constructor makes no other type
    public static <R extends Record> R of(R record, Map<String, ?> components) {
        var left = new HashMap<String, Object>(components);
        var declared = record.getClass().getRecordComponents();
        var types = new Class<?>[declared.length];
        var values = new Object[declared.length];
        try {
            for (int i = 0; i < declared.length; i++) {
                types[i] = declared[i].getType();
                var other = left.remove(declared[i].getName());
                values[i] = other == null ? declared[i].getAccessor().invoke(record) : other;
            }
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("no components " + Set.copyOf(left.keySet()));
            }
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
