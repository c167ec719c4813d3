import { describe, expect, test } from 'vitest';

import { hierarchyOf } from '#services/adapters/system/cgroup.ts';
import { parseMountinfo } from '#services/adapters/system/parse/mountinfo.ts';
import { realSystem } from '#services/adapters/system/system.ts';

import { HYBRID, MEMINFO, STAT, V1, V1_CONTAINER, V2 } from './captured.ts';
import { tree } from './tree.ts';

const MIB = 2 ** 20;
const NO_LIMIT = '9223372036854771712\n';

const groupsOf = (layout: typeof V1, controller: string) =>
  hierarchyOf(controller, layout.cgroup, parseMountinfo(layout.mountinfo));

/** The whole machine as files, with what a cgroup layout adds. */
const machine = (layout: typeof V1, files: Readonly<Record<string, string>> = {}) =>
  tree({
    'proc/stat': STAT,
    'proc/meminfo': MEMINFO,
    'proc/loadavg': '0.50 0.40 0.30 1/90 1234\n',
    'proc/self/cgroup': layout.cgroup,
    'proc/self/mountinfo': layout.mountinfo,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`sys/fs/cgroup/${path}`, text])),
  });

describe('the groups of a controller, our own first', () => {
  test('on v1', () => {
    expect(groupsOf(V1, 'memory')).toEqual({
      version: 1,
      path: 'process_api/65103a86',
      groups: [
        '/sys/fs/cgroup/memory/process_api/65103a86',
        '/sys/fs/cgroup/memory/process_api',
        '/sys/fs/cgroup/memory',
      ],
    });
    expect(groupsOf(V1, 'cpu')).toEqual({ version: 1, path: '', groups: ['/sys/fs/cgroup/cpu'] });
  });

  test('in a container that sees only its own part', () => {
    expect(groupsOf(V1_CONTAINER, 'memory')?.groups).toEqual(['/sys/fs/cgroup/memory']);
    expect(groupsOf(V1_CONTAINER, 'cpuacct')?.groups).toEqual(['/sys/fs/cgroup/cpu,cpuacct']);
  });

  test('on v2, also where a namespace hides what is above', () => {
    const above = ['/sys/fs/cgroup/system.slice', '/sys/fs/cgroup'];
    expect(groupsOf(V2, 'memory')?.groups).toEqual(['/sys/fs/cgroup/system.slice/app.service', ...above]);
    expect(groupsOf({ ...V2, cgroup: '0::/../../other\n' }, 'memory')?.groups).toEqual(['/sys/fs/cgroup']);
    expect(groupsOf({ ...V2, cgroup: '0::/a:b\n' }, 'cpu')?.groups).toEqual(['/sys/fs/cgroup/a:b', '/sys/fs/cgroup']);
  });

  test('in the hybrid layout the controllers are those of v1', () => {
    expect(groupsOf(HYBRID, 'memory')).toMatchObject({ version: 1, path: 'user.slice/user-1000.slice' });
    expect(groupsOf(HYBRID, 'cpu')?.groups[0]).toBe('/sys/fs/cgroup/cpu,cpuacct/user.slice');
    expect(groupsOf(HYBRID, 'hugetlb')).toMatchObject({ version: 2 });
  });

  test('nothing is found where nothing is said', () => {
    expect(hierarchyOf('memory', '', [])).toBeNull();
    expect(hierarchyOf('memory', 'garbage\n::::\n', parseMountinfo(V1.mountinfo))).toBeNull();
    expect(hierarchyOf('memory', V1.cgroup, [])).toBeNull();
  });
});

describe('memory', () => {
  test('the smallest limit on the way up holds, and file cache is available', async () => {
    const at = (group: string, limit: number, usage: number, cache: number) => ({
      [`memory/${group}memory.limit_in_bytes`]: `${limit}\n`,
      [`memory/${group}memory.usage_in_bytes`]: `${usage}\n`,
      [`memory/${group}memory.stat`]: `cache 1\ninactive_file 7\ntotal_inactive_file ${cache}\ntotal_active_file ${cache}\n`,
    });
    await using files = await machine(V1, {
      ...at('process_api/65103a86/', 512 * MIB, 200 * MIB, 25 * MIB),
      ...at('process_api/', 400 * MIB, 390 * MIB, 20 * MIB),
      'memory/memory.limit_in_bytes': NO_LIMIT,
      'memory/memory.usage_in_bytes': '1\n',
    });
    expect(realSystem({ root: files.root }).memory()).toMatchObject({
      totalBytes: 400 * MIB,
      availableBytes: 50 * MIB,
      limitedBy: 'cgroup',
    });
  });

  test('v2 says max where there is no limit', async () => {
    await using files = await machine(V2, {
      'system.slice/app.service/memory.max': 'max\n',
      'system.slice/app.service/memory.current': `${90 * MIB}\n`,
      'system.slice/memory.max': `${100 * MIB}\n`,
      'system.slice/memory.current': `${90 * MIB}\n`,
      'system.slice/memory.stat': `anon 5\ninactive_file ${10 * MIB}\nactive_file ${5 * MIB}\n`,
    });
    const system = realSystem({ root: files.root });
    expect(system.memory()).toMatchObject({ totalBytes: 100 * MIB, availableBytes: 25 * MIB, limitedBy: 'cgroup' });
    await files.write('sys/fs/cgroup/system.slice/memory.max', 'max\n');
    expect(system.memory()).toMatchObject({ totalBytes: 24_684_084 * 1024, limitedBy: 'machine' });
  });

  test('a limit beyond the machine is none, and garbage is none', async () => {
    for (const limit of [NO_LIMIT, '18446744073709551615\n', `${24_684_084 * 1024}\n`, 'lots\n', '']) {
      await using files = await machine(V1, {
        'memory/memory.limit_in_bytes': limit,
        'memory/memory.usage_in_bytes': '5\n',
      });
      expect({ limit, ...realSystem({ root: files.root }).memory() }).toMatchObject({ limit, limitedBy: 'machine' });
    }
  });
});

describe('cpu', () => {
  const stat = 'nr_periods 36\nnr_throttled 34\nthrottled_time 1000\n';

  test('a v1 quota is the number of cores, and its accounting the use', async () => {
    await using files = await machine(V1_CONTAINER, {
      'cpu,cpuacct/cpu.cfs_quota_us': '50000\n',
      'cpu,cpuacct/cpu.cfs_period_us': '100000\n',
      'cpu,cpuacct/cpu.stat': stat,
      'cpu,cpuacct/cpuacct.usage': '7000000\n',
    });
    const sample = realSystem({ root: files.root }).cpu();
    expect(sample).toMatchObject({ cores: 0.5, throttled: { periods: 36, throttled: 34 } });
    expect(sample.times).toMatchObject({ of: 'cgroup', busy: 7000 });
  });

  test('the tightest quota on the way up holds on v2', async () => {
    await using files = await machine(V2, {
      'system.slice/app.service/cpu.max': '150000 100000\n',
      'system.slice/cpu.max': '20000 100000\n',
      'system.slice/cpu.stat': `usage_usec 4242\nuser_usec 4000\n${stat}`,
    });
    const { cores, times, throttled } = realSystem({ root: files.root }).cpu();
    expect({ cores, times, throttled }).toMatchObject({
      cores: 0.2,
      times: { of: 'cgroup', busy: 4242 },
      throttled: { periods: 36, throttled: 34 },
    });
  });

  test('without a quota, or with one beyond the machine, the machine is what counts', async () => {
    const quotas = ['max 100000\n', '99900000 100000\n', '5 0\n', 'garbage\n', ''];
    for (const quota of quotas) {
      await using files = await machine(V2, { 'system.slice/cpu.max': quota });
      const { times } = realSystem({ root: files.root }).cpu();
      expect({ quota, times }).toMatchObject({ quota, times: { of: 'machine', waiting: 442 } });
    }
    await using unlimited = await machine(V1_CONTAINER, {
      'cpu,cpuacct/cpu.cfs_quota_us': '-1\n',
      'cpu,cpuacct/cpu.cfs_period_us': '100000\n',
    });
    expect(realSystem({ root: unlimited.root }).cpu()).toMatchObject({ throttled: null, times: { of: 'machine' } });
  });

  test('accounting over other groups than the quota does not count as its use', async () => {
    const apart = { ...V1, cgroup: V1.cgroup.replace('1:cpu:/', '1:cpu:/mine') };
    await using files = await machine(apart, {
      'cpu/mine/cpu.cfs_quota_us': '50000\n',
      'cpu/mine/cpu.cfs_period_us': '100000\n',
      'cpuacct/cpuacct.usage': '7000000\n',
    });
    expect(realSystem({ root: files.root }).cpu()).toMatchObject({ cores: 0.5, times: { of: 'machine' } });
  });
});
