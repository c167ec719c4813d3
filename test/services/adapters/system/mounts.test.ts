import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { holderOf, realMounts } from '#services/adapters/system/mounts.ts';
import { parseMountinfo } from '#services/adapters/system/parse/mountinfo.ts';
import { realSystem } from '#services/adapters/system/system.ts';

import { cannotLoop, loopDisk, tmpfs } from '../../../support/mounted.ts';
import { lacksAdmin } from '../../../support/privileged.ts';
import { V1, V1_CONTAINER, V2 } from './captured.ts';
import { tree } from './tree.ts';

const DESKTOP = `${V2.mountinfo}
22 26 0:20 / /sys rw - sysfs sysfs rw
23 26 0:21 / /run rw - tmpfs tmpfs rw
27 26 0:30 / /snap/core/1 ro - squashfs /dev/loop0 ro
28 26 7:2 / /media/cd ro - iso9660 /dev/sr0 ro
29 26 0:40 /@ /btrfs rw - btrfs /dev/sdb1 rw,subvol=/@
30 26 0:40 /@home /btrfs/home rw - btrfs /dev/sdb1 rw,subvol=/@home
31 26 8:1 / /srv/long/name rw - xfs /dev/sda1 rw
32 26 8:1 / /srv rw - xfs /dev/sda1 rw
33 26 8:1 /exports /exports rw - xfs /dev/sda1 rw
34 26 0:50 / /tank rw - zfs tank/data rw
40 26 0:60 / /net/a rw - nfs4 server:/export/a rw,vers=4.2
41 26 0:61 / /net/b ro - cifs //server/share rw
42 26 0:62 / /net/c rw - fuse.sshfs user@server:/ rw
43 26 0:63 / /net/d rw - 9p hostshare rw
44 26 8:33 / /usb\\040stick\\134x rw - fuseblk /dev/sdc1 rw
50 26 0:70 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
51 26 0:71 / /var/lib/lxcfs rw - fuse.lxcfs lxcfs rw
52 26 0:72 / /proc/sys/fs/binfmt_misc rw - autofs systemd-1 rw
53 26 0:73 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw
54 26 8:17 / /old rw - ext3 /dev/sdb1 rw
55 26 0:74 / /old rw - tmpfs over-it rw
garbage
1 2 3:4 / relative rw - ext4 /dev/sda9 rw
9 9 9:9 / /cut
`;

describe('what a person thinks of as disks', () => {
  const mounts = realMounts(parseMountinfo(DESKTOP));

  test('storage and servers, each once and by its best name', () => {
    expect(mounts.map(({ path }) => path)).toEqual([
      '/',
      '/btrfs',
      '/net/a',
      '/net/b',
      '/net/c',
      '/net/d',
      '/srv',
      '/tank',
      '/usb stick\\x',
    ]);
  });

  test('whose server may hang, and what cannot be written', () => {
    expect(mounts.filter(({ remote }) => remote).map(({ path }) => path)).toEqual([
      '/net/a',
      '/net/b',
      '/net/c',
      '/net/d',
      '/usb stick\\x',
    ]);
    expect(mounts.filter(({ readOnly }) => readOnly).map(({ path }) => path)).toEqual(['/net/b']);
    expect(mounts[0]).toEqual({ path: '/', device: '/dev/nvme0n1p2', type: 'ext4', remote: false, readOnly: false });
  });

  test('in a container its own layers and its volumes, not the files that the engine binds', () => {
    expect(realMounts(parseMountinfo(V1_CONTAINER.mountinfo)).map(({ path, type }) => `${type} ${path}`)).toEqual([
      'overlay /',
      'ext4 /data',
    ]);
  });

  test('a machine without anything else has its root', () => {
    expect(realMounts(parseMountinfo(V1.mountinfo)).map(({ path }) => path)).toEqual(['/']);
    expect(realMounts([])).toEqual([]);
  });
});

test('a path belongs to the nearest mount above it, to the one that can be seen', () => {
  const mounted = parseMountinfo(DESKTOP);
  const holder = (path: string) => holderOf(path, mounted);
  expect(holder('/srv/long/name/x/y')?.path).toBe('/srv/long/name');
  expect(holder('/srv/longer')?.path).toBe('/srv');
  expect(holder('/old')).toMatchObject({ type: 'tmpfs' });
  expect(holder('/nothing')?.path).toBe('/');
  expect(holderOf('/x', [])).toBeNull();
});

describe('on this machine', () => {
  test('a disk with an odd name is found, and the same disk elsewhere is not counted again', async (ctx) => {
    const missing = cannotLoop();
    if (missing !== null) return ctx.skip(missing);
    await using disk = await loopDisk('a disk with blänks\tand \\ tabs');
    const again = join(disk.path, '..', 'again');
    await mkdir(again);
    execFileSync('mount', ['--bind', disk.path, again]);
    try {
      const found = (await realSystem().mounts()).filter(({ path }) => path.startsWith(join(disk.path, '..')));
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        path: again.length < disk.path.length ? again : disk.path,
        type: 'ext4',
        remote: false,
      });
      expect(await realSystem().mountOf(join(disk.path, 'not', 'there'))).toMatchObject({ path: disk.path });
    } finally {
      execFileSync('umount', [again]);
    }
  });

  test('memory that looks like a disk is no disk, but a path on it belongs to it, also behind a link', async (ctx) => {
    const missing = lacksAdmin();
    if (missing !== null) return ctx.skip(missing);
    await using memory = await tmpfs('size=1m');
    const link = join(memory.path, '..', 'link');
    await symlink(join('mnt', 'below'), link);
    const system = realSystem();
    expect((await system.mounts()).map(({ path }) => path)).not.toContain(memory.path);
    expect(await system.mountOf(link)).toMatchObject({ path: memory.path, type: 'tmpfs' });
    expect(await system.mountOf(join(link, 'x'))).toMatchObject({ path: memory.path });
  });

  test('a link that leads to itself does not lead to a hang', async () => {
    await using loop = await tree({});
    await symlink('itself', join(loop.root, 'itself'));
    expect(loop.root.startsWith((await realSystem().mountOf(join(loop.root, 'itself', 'x'))).path)).toBe(true);
  });
});
