/** How to reach an API server, as settings or a kubeconfig tell it. */
@NullMarked
package dev.tacit.kubernetes.access;

import org.jspecify.annotations.NullMarked;
