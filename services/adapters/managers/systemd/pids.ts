import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOTS = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified', '/sys/fs/cgroup/systemd'];

/** All processes in a control group and the groups below it, the main one first. */
export async function pidsOf(group: string | null, main: number): Promise<number[]> {
  const found = group === null ? [] : await Promise.all(ROOTS.map((root) => below(join(root, group))));
  const pids = [...new Set([...(main > 0 ? [main] : []), ...found.flat()])];
  const [first, ...others] = pids;
  return first === undefined
    ? []
    : main > 0
      ? [first, ...others.toSorted((a, b) => a - b)]
      : pids.toSorted((a, b) => a - b);
}

async function below(folder: string): Promise<number[]> {
  const text = await readFile(join(folder, 'cgroup.procs'), 'utf8').catch(() => '');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const deeper = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map((entry) => below(join(folder, entry.name))),
  );
  return [
    ...text
      .split('\n')
      .filter(Boolean)
      .map(Number)
      .filter((pid) => pid > 0),
    ...deeper.flat(),
  ];
}
