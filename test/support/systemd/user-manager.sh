#!/bin/sh
# Runs a private systemd --user until the input closes; nothing of the machine is touched. Root only.
#   user-manager.sh FOLDER      units in FOLDER/config/systemd/user; prints a pid whose mount namespace to enter, and the
#                               pid of the manager
folder=$1
[ "${2-}" = inside ] || exec unshare --mount --propagation private sh "$0" "$folder" inside
mkdir -p -m 700 "$folder/run" "$folder/config" "$folder/data"
# systemctl looks for this marker before it talks to anybody.
mount -t tmpfs tmpfs /run/systemd && mkdir -p /run/systemd/system || exit 1
groups=
for root in /sys/fs/cgroup/unified /sys/fs/cgroup/systemd /sys/fs/cgroup; do
  [ -f "$root/cgroup.procs" ] && mkdir -p "$root/cpm-test-$$/init.scope" && groups="$groups $root/cpm-test-$$"
done
(
  pid=$(exec sh -c 'echo $PPID')
  for group in $groups; do echo "$pid" >"$group/init.scope/cgroup.procs"; done
  exec env -i PATH="$PATH" HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_CONFIG_HOME="$folder/config" \
    XDG_DATA_HOME="$folder/data" LANG=C SYSTEMD_LOG_TARGET=console /lib/systemd/systemd --user
) >"$folder/manager.log" 2>&1 </dev/null &
manager=$!
echo $$ $manager
cat >/dev/null
# SIGRTMIN+24 asks it to stop everything and exit.
kill -58 $manager 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 $manager 2>/dev/null || break; sleep 0.1; done
for group in $groups; do
  find "$group" -name cgroup.procs -exec cat {} + | xargs -r kill -9 2>/dev/null
done
kill -9 $manager 2>/dev/null
wait 2>/dev/null
# A group stays busy until the last process in it was reaped.
for group in $groups; do
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null
    [ -d "$group" ] && sleep 0.1 || break
  done
done
exit 0
