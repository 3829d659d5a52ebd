/** Secrets in Kubernetes clusters as a target of deliveries. */
@NullMarked
package dev.tacit.kubernetes;

import org.jspecify.annotations.NullMarked;
