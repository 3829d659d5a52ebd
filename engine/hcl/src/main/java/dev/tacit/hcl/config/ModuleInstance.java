package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import dev.tacit.hcl.eval.Scope;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One instance of a module.
 *
 * @param path its address, with keys; {@code ""} for the root module
 * @param caller the names that its inputs may use; empty for the root module
 * @param after what {@code depends_on} of its call and of the calls around it names, on which all in it depends
 */
record ModuleInstance(String path, Names names, Optional<Scope> caller, SortedSet<Address> after) {}
