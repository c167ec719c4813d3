import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything below it, parents first. Linux: reads /proc; a process that is gone counts as nothing. */
export function processTree(pid: number): number[] {
  const children = tasks(pid).flatMap((task) => read(`${task}/children`).trim().split(' '));
  return [pid, ...children.filter(Boolean).flatMap((child) => processTree(Number(child)))];
}

/** Nanoseconds on a processor, all threads of the tree; the time of children that have ended is not in it. */
export function cpuNanoseconds(pid: number): number {
  const ofTask = (task: string) => Number(read(`${task}/schedstat`).split(' ')[0]);
  return sum(processTree(pid).flatMap(tasks).map(ofTask));
}

/** Resident memory of the tree in bytes; pages that processes share count for each of them. */
export function residentBytes(pid: number): number {
  const ofProcess = (id: number) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0);
  return sum(processTree(pid).map(ofProcess)) * 1024;
}

function tasks(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}`);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
