import { join } from 'node:path';

import type { MountLine } from './parse/mountinfo.ts';
import { lines } from './parse/numbers.ts';

/** Where the files of one controller lie: our own group first, then each group above it that we can see. */
export interface Hierarchy {
  readonly version: 1 | 2;
  /** Of our own group, as seen from the mount. */
  readonly path: string;
  readonly groups: readonly string[];
}

/**
 * Finds a controller (`cpu`, `cpuacct`, `memory`) by `/proc/self/cgroup` and the mounts, in a v1, v2 or hybrid layout.
 * Null when it is not mounted here.
 */
export function hierarchyOf(controller: string, selfCgroup: string, mounted: readonly MountLine[]): Hierarchy | null {
  const own = lines(selfCgroup).map((line) => {
    const [id = '', controllers = '', ...path] = line.split(':');
    return { unified: id === '0' && controllers === '', controllers: controllers.split(','), path: path.join(':') };
  });
  const first = own.find((entry) => entry.controllers.includes(controller));
  const legacy = mounted.find((mount) => mount.type === 'cgroup' && mount.superOptions.includes(controller));
  if (first !== undefined && legacy !== undefined) return { version: 1, ...groups(legacy, first.path) };
  const second = own.find((entry) => entry.unified);
  const unified = mounted.find((mount) => mount.type === 'cgroup2');
  if (second !== undefined && unified !== undefined) return { version: 2, ...groups(unified, second.path) };
  return null;
}

/**
 * A container may see only a part of the tree (`root` of the mount). When our group does not lie in that part, the mount
 * itself is the best that is known.
 */
function groups({ path: mountPoint, root }: MountLine, group: string): Omit<Hierarchy, 'version'> {
  const inside = root === '/' ? group : group === root || group.startsWith(`${root}/`) ? group.slice(root.length) : '/';
  const parts = inside.includes('/..') ? [] : inside.split('/').filter((part) => part !== '');
  const above = parts.map((_part, index) => join(mountPoint, ...parts.slice(0, parts.length - index)));
  return { path: parts.join('/'), groups: [...above, mountPoint] };
}
