import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

import type { Person } from '#domain/roles/policy-file.ts';

/** Who started this process, as the kernel says. Names of groups come from /etc/group; others have numbers only. */
export function ownPerson(): Person {
  const names = new Map(groupLines().map(([name = '', , gid]) => [Number(gid), name]));
  const gids = new Set([process.getgid?.() ?? -1, ...(process.getgroups?.() ?? [])]);
  return {
    uid: process.getuid?.() ?? -1,
    user: accountName(),
    groups: [...gids].map((gid) => ({ gid, name: names.get(gid) ?? null })),
  };
}

function groupLines(): string[][] {
  try {
    return readFileSync('/etc/group', 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
  } catch {
    return [];
  }
}

/** Not from the environment, which anybody can set. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
