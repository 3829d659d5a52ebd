#!/bin/sh
# Runs a node until standard input ends: node.sh DIRECTORY ADDRESS NODE KUBELET. Beforehand it removes what a killed run
# left behind, afterwards its own. Prints "waiting" while the machine has another node, "started" once it is this one's turn.
set -u
directory=$1 address=$2
state=/run/tacit-node            # what there is to clean, for the next run as well
group=tacit-node                 # the cgroup above all Pods
host_directories='/run/containerd /var/lib/kubelet /var/lib/cni /var/log/containers'

exec 3<&0 </dev/null
trap '' INT TERM HUP

each_group() { # of the one hierarchy of version 2, or of all hierarchies of version 1
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    echo /sys/fs/cgroup/$group
  else
    for at in /sys/fs/cgroup/*; do
      if [ -e "$at/cgroup.procs" ]; then echo "$at/$group"; fi
    done
  fi
}

clean() {
  [ -d $state ] || return 0
  ip address delete "$(cat $state/address)/32" dev lo 2>/dev/null
  tries=0
  while [ $tries -lt 50 ]; do # the last processes may still be dying
    left=
    for top in $(each_group); do
      if [ -d "$top" ]; then find "$top" -depth -type d -exec rmdir {} + 2>/dev/null; fi
      if [ -d "$top" ]; then left=$top; fi
    done
    [ -n "$left" ] || break
    tries=$((tries + 1))
    sleep 0.2
  done
  [ -z "$left" ] || echo "cannot remove $left: $(cat "$left/cgroup.procs" 2>&1)" >&2
  xargs -r rmdir <$state/made 2>/dev/null
  case $(cat $state/directory) in
    */tacit-node-*) rm -rf "$(cat $state/directory)" ;;
  esac
  rm -rf $state
}

fail() {
  clean
  exit 1
}

exec 9>/run/tacit-node.lock
if ! flock -n 9; then
  echo waiting
  flock -w 1800 9 || { echo 'another node held the machine for half an hour' >&2; exit 75; }
fi
clean

mkdir $state
echo "$directory" >$state/directory
echo "$address" >$state/address
: >$state/made
for each in $host_directories; do
  if [ ! -d "$each" ]; then echo "$each" >>$state/made; mkdir -p "$each"; fi
done
ip address replace "$address/32" dev lo || fail
for top in $(each_group); do mkdir "$top" || fail; done

# Everything in the namespace ends with its first process, which ends with unshare, which ends with this shell.
setpriv --pdeathsig KILL unshare -m -p -f --kill-child --mount-proc --propagation private \
  sh "$directory/inside.sh" "$@" $host_directories 3<&- 9<&- >&2 &
namespace=$!
echo started
(
  read -r _ <&3
  # Its first process rather than unshare, which then waits until all have gone.
  while kill -0 $namespace; do
    pkill -KILL -P $namespace || kill -KILL $namespace
    sleep 0.1
  done
) 9<&- 2>/dev/null &
reader=$!
wait $namespace
status=$?
kill -KILL $reader 2>/dev/null
clean
exit $status
