#!/bin/sh
# The first process of a node's namespaces: inside.sh DIRECTORY ADDRESS NODE KUBELET HOST_DIRECTORY...
set -eu
directory=$1 address=$2 node=$3 kubelet=$4
shift 4
cd "$directory"

# Paths that containerd and kubelet insist on, and whatever they write: gone with the namespace.
for each in "$@" "$directory/run"; do mount -t tmpfs tacit-node "$each"; done
mkdir run/sysctl run/kubelet run/logs run/plugins

# Kubelet sets these for the whole machine; here it sets files instead.
for each in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys \
  kernel/keys/root_maxbytes; do
  if [ -e /proc/sys/$each ]; then
    file=run/sysctl/$(basename $each)
    cat /proc/sys/$each >$file
    mount --bind $file /proc/sys/$each
  fi
done

containerd -c containerd.toml >containerd.log 2>&1 &
containerd=$!
until ctr -a run/containerd.sock version >/dev/null 2>&1; do
  kill -0 $containerd
  sleep 0.05
done
ctr -a run/containerd.sock -n k8s.io images import images.tar

"$kubelet" --config kubelet.yaml --kubeconfig kubeconfig --root-dir "$directory/run/kubelet" \
  --cert-dir "$directory/run/pki" --hostname-override "$node" --node-ip "$address" >kubelet.log 2>&1 &
kubelet=$!
# A shell that waits takes in orphans too. A node lives while both of its daemons do.
while kill -0 $containerd && kill -0 $kubelet; do sleep 1; done
