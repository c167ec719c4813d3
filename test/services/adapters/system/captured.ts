/** Taken from a virtual machine with two processors, cgroup v1 and no swap. */
export const STAT = `cpu  80165 3 25743 349608 442 5 133 499 20 7
cpu0 39084 3 12778 176135 38 5 21 244 20 7
cpu1 41080 0 12964 173473 403 0 112 255 0 0
intr 1656974 0 0 0
ctxt 3050717
btime 1795269066
processes 6802
procs_running 3
procs_blocked 0
softirq 912340 0 95710 9
`;

export const MEMINFO = `MemTotal:       24684084 kB
MemFree:        23041164 kB
MemAvailable:   23687960 kB
Buffers:           53068 kB
Cached:           824236 kB
SwapCached:            0 kB
SwapTotal:       1048572 kB
SwapFree:         524286 kB
HugePages_Total:       0
Hugepagesize:       2048 kB
`;

export const NET_DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:    3193      29    0    0    0     0          0         0     3193      29    0    0    0     0       0          0
docker0:  900000     29    0    0    0     0          0         0    80000      29    0    0    0     0       0          0
  eth0:305391878    8909    2    0    0     0          0         0   700394    5447    1    0    0     0       0          0
 wlan0: 1000       10    0    0    0     0          0         0     2000      20    0    0    0     0       0          0
eth0.100: 5000       10    0    0    0     0          0         0     6000      20    0    0    0     0       0          0
`;

export const DISKSTATS = `   7       0 loop0 11 0 28 0 0 0 0 0 0 0 0 0 0 0 0 0 0
 254       0 vda 66211 13434 4346506 29962 22830 55649 2501272 14127 0 13696 46553 26245 533 383664 2454 259 9
 254       1 vda1 66000 13000 4346000 29000 22000 55000 2501000 14000 0 13000 46000 26245 533 383664 2454 259 9
 253       0 dm-0 66000 13000 4346000 29000 22000 55000 2501000 14000 0 13000 46000
 259       0 nvme0n1 100 0 2000 10 100 0 4000 10 0 10 10
`;

export const PRESSURE = `some avg10=12.34 avg60=3.98 avg300=29.29 total=364094336
full avg10=0.00 avg60=0.00 avg300=0.00 total=0
`;

/** cgroup v1 on the same machine, its memory in a group of its own. */
export const V1 = {
  cgroup: `9:name=systemd:/
8:pids:/
7:blkio:/
4:memory:/process_api/65103a86
3:cpuset:/
2:cpuacct:/
1:cpu:/
0::/
`,
  mountinfo: `22 27 0:21 / /proc rw,relatime - proc proc rw
24 27 0:6 / /dev rw,relatime - devtmpfs devtmpfs rw,size=12334460k,nr_inodes=3083615,mode=755
25 24 0:23 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684084k
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resv_strict,resuid=65534,resgid=65534
30 25 0:27 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684084k
31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
33 31 0:30 / /sys/fs/cgroup/cpuacct rw,relatime - cgroup cgroup rw,cpuacct
35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
40 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,name=systemd
41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
`,
};

/** A container of Docker without cgroup namespace on a v1 host: it sees only its own part of the tree. */
export const V1_CONTAINER = {
  cgroup: `11:memory:/docker/f00d
4:cpu,cpuacct:/docker/f00d
1:name=systemd:/docker/f00d
`,
  mountinfo: `700 600 0:60 / / rw,relatime master:200 - overlay overlay rw,lowerdir=/a:/b,upperdir=/c,workdir=/d
701 700 0:61 / /proc rw,nosuid - proc proc rw
710 703 0:29 /docker/f00d /sys/fs/cgroup/cpu,cpuacct ro,nosuid master:11 - cgroup cgroup rw,cpu,cpuacct
711 703 0:32 /docker/f00d /sys/fs/cgroup/memory ro,nosuid master:15 - cgroup cgroup rw,memory
720 700 254:1 /var/lib/docker/containers/f00d/hosts /etc/hosts rw,relatime - ext4 /dev/vda1 rw
721 700 254:1 /var/lib/docker/containers/f00d/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/vda1 rw
722 700 254:1 /var/lib/docker/volumes/data/_data /data rw,relatime - ext4 /dev/vda1 rw
`,
};

/** A service of systemd on a host with the unified hierarchy. */
export const V2 = {
  cgroup: '0::/system.slice/app.service\n',
  mountinfo: `21 26 0:20 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot
26 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
`,
};

/** The hybrid layout of older systemd: controllers on v1, the groups' names on both. */
export const HYBRID = {
  cgroup: `12:memory:/user.slice/user-1000.slice
5:cpu,cpuacct:/user.slice
1:name=systemd:/user.slice/user-1000.slice/session-2.scope
0::/user.slice/user-1000.slice/session-2.scope
`,
  mountinfo: `30 25 0:26 / /sys/fs/cgroup/unified rw,nosuid shared:10 - cgroup2 cgroup2 rw,nsdelegate
31 25 0:27 / /sys/fs/cgroup/systemd rw,nosuid shared:11 - cgroup cgroup rw,xattr,name=systemd
33 25 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:15 - cgroup cgroup rw,cpu,cpuacct
36 25 0:32 / /sys/fs/cgroup/memory rw,nosuid shared:18 - cgroup cgroup rw,memory
`,
};
