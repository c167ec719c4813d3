import { readFileSync, statSync } from 'node:fs';
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

const GROUPS = '/etc/group';
let groups: { readonly stamp: string; readonly lines: string[][] } = { stamp: '', lines: [] };

/** Read again when the file changed. */
function groupLines(): string[][] {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(GROUPS);
    const stamp = [ino, size, mtimeMs, ctimeMs].join(':');
    if (stamp !== groups.stamp)
      groups = {
        stamp,
        lines: readFileSync(GROUPS, 'utf8')
          .split('\n')
          .map((line) => line.split(':')),
      };
    return groups.lines;
  } catch {
    return [];
  }
}

let account: string | null = null;

/** Not from the environment, which anybody can set. Looked up once: it is who started this process. */
function accountName(): string {
  try {
    return (account ??= userInfo().username);
  } catch {
    return '';
  }
}
