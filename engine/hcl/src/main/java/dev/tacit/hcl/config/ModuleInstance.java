package dev.tacit.hcl.config;

import dev.tacit.hcl.eval.Scope;
import java.util.Optional;

/**
 * One instance of a module.
 *
 * @param path its address, with keys; {@code ""} for the root module
 * @param caller the names that its inputs may use; empty for the root module
 */
record ModuleInstance(String path, Names names, Optional<Scope> caller) {}
