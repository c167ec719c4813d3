#!/bin/sh
# Runs a private journald and systemd --user until the input closes, so that `journalctl --user-unit` shows services as on
# a host; nothing of the machine is touched. Root only.
#   journal.sh FOLDER      units in FOLDER/config/systemd/user; prints a pid whose mount namespace to enter
folder=$1
[ "${2-}" = inside ] || exec unshare --mount --propagation private sh "$0" "$folder" inside
mkdir -p -m 700 "$folder/run" "$folder/config" "$folder/data"
mount -t tmpfs tmpfs /run/systemd && mkdir -p /run/systemd/system /run/systemd/journal || exit 1
mount -t tmpfs tmpfs /run/log && mkdir -p /run/log/journal || exit 1
[ -d /var/log/journal ] && mount -t tmpfs tmpfs /var/log/journal && rmdir /var/log/journal 2>/dev/null
/lib/systemd/systemd-journald >"$folder/journald.log" 2>&1 </dev/null &
journald=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ -S /run/systemd/journal/stdout ] && break
  sleep 0.1
done
# The journal takes the unit of a writer from its control group.
place=user.slice/user-0.slice/user@0.service
groups=
for root in /sys/fs/cgroup/unified /sys/fs/cgroup/systemd /sys/fs/cgroup; do
  [ -f "$root/cgroup.procs" ] && mkdir -p "$root/$place/init.scope" && groups="$groups $root/$place"
done
(
  pid=$(exec sh -c 'echo $PPID')
  for group in $groups; do echo "$pid" >"$group/init.scope/cgroup.procs"; done
  exec env -i PATH="$PATH" HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_CONFIG_HOME="$folder/config" \
    XDG_DATA_HOME="$folder/data" LANG=C SYSTEMD_LOG_TARGET=journal /lib/systemd/systemd --user
) >"$folder/manager.log" 2>&1 </dev/null &
manager=$!
echo $$
cat >/dev/null
kill -58 $manager 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 $manager 2>/dev/null || break; sleep 0.1; done
for group in $groups; do
  find "$group" -name cgroup.procs -exec cat {} + | xargs -r kill -9 2>/dev/null
done
kill -9 $manager $journald 2>/dev/null
wait 2>/dev/null
# A group stays busy until the last process in it was reaped.
for group in $groups; do
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null
    [ -d "$group" ] && sleep 0.1 || break
  done
  rmdir "${group%/*}" "${group%/*/*}" 2>/dev/null
done
exit 0
