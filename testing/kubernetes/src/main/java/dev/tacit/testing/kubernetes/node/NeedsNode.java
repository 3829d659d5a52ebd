package dev.tacit.testing.kubernetes.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that start a {@link TestNode}. Where the machine cannot be a node they are skipped, and it is said why; with
 * {@code TACIT_NODE=required} in the environment they fail instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("real:kubelet")
@ExtendWith(NeedsNode.Condition.class)
public @interface NeedsNode {
    /** Asks the machine. */
    final class Condition implements ExecutionCondition {
        @Override
        @SuppressWarnings("SystemOut") // what was skipped is to be seen
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("required".equals(System.getenv("TACIT_NODE"))) {
                return ConditionEvaluationResult.enabled(
                        "a node is required, so its start fails where there cannot be one");
            }
            return Requirements.missing()
                    .map(reason -> {
                        System.err.println("SKIPPED: " + context.getDisplayName() + ", no node here: " + reason);
                        return ConditionEvaluationResult.disabled("no node here: " + reason);
                    })
                    .orElseGet(() -> ConditionEvaluationResult.enabled("this machine can be a node"));
        }
    }
}
