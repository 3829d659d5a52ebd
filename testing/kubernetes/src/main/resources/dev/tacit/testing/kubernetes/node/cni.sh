#!/bin/sh
# A CNI plugin that hands out addresses which lead nowhere: Pods of tests talk to nobody, but must have one.
case $CNI_COMMAND in
  VERSION) echo '{"cniVersion":"0.4.0","supportedVersions":["0.4.0","1.0.0"]}' ;;
  ADD)
    nsenter --net="$CNI_NETNS" ip link set lo up
    number=$(echo "$CNI_CONTAINERID" | cksum | cut -d' ' -f1)
    echo '{"cniVersion":"0.4.0","interfaces":[{"name":"'"$CNI_IFNAME"'","sandbox":"'"$CNI_NETNS"'"}],' \
      '"ips":[{"version":"4","interface":0,"address":"198.18.'$((number / 250 % 250)).$((number % 250 + 1))'/32"}]}'
    ;;
esac
