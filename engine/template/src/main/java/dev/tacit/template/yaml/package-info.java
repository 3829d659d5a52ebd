/** YAML as Go's templates read it: the 1.1 of sigs.k8s.io/yaml. */
@NullMarked
package dev.tacit.template.yaml;

import org.jspecify.annotations.NullMarked;
