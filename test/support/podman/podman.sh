#!/bin/sh
# Podman's API on a socket in the folder $1, in a mount namespace of its own: prints its pid, and ends with stdin.
# What is mounted here goes with the last process of it. Storage is of the slow and simple kind, since the folder may itself lie in a container.
set -e
folder=$1
mkdir -p "$folder/state" "$folder/bin"
mount -t tmpfs -o mode=700 tmpfs "$folder/state"
cat >"$folder/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
pids_limit = 0
log_driver = "k8s-file"
[engine]
events_logger = "file"
CONF
cat >"$folder/bin/podman" <<WRAPPER
#!/bin/sh
export CONTAINERS_CONF="$folder/containers.conf"
exec nsenter --mount --target $$ -- /usr/bin/podman --root "$folder/state/root" --runroot "$folder/state/run" \\
  --tmpdir "$folder/state/tmp" --storage-driver vfs --cgroup-manager cgroupfs --runtime runc "\$@"
WRAPPER
chmod 755 "$folder/bin/podman"
# Podman frees every lock it knows of when it first starts: not those of another one.
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
image=$folder/state/image
mkdir -p "$image/bin"
cp /bin/busybox "$image/bin/busybox"
for program in sh sleep true cat; do ln -s busybox "$image/bin/$program"; done
tar -C "$image" -cf - . | "$folder/bin/podman" import -q - busybox:1 >/dev/null
"$folder/bin/podman" system service --time 0 "unix://$folder/podman.sock" </dev/null >"$folder/service.log" 2>&1 &
service=$!
echo "$service"
cat >/dev/null
kill -CONT "$service" 2>/dev/null || true
kill "$service" 2>/dev/null || true
wait "$service" 2>/dev/null || true
"$folder/bin/podman" rm --all --force --time 0 >/dev/null 2>&1 || true
