import { readFileSync } from 'node:fs';

import { processTree } from '../terminal/process-tree.ts';
import type { Trace } from './evidence.ts';

const EVERY_MS = 4;

/** What the children of programs are started with, looked at until it is disposed. */
export class Children implements Disposable {
  readonly #roots = new Set<number>();
  readonly #seen = new Map<string, Trace>();
  readonly #timer: NodeJS.Timeout;
  readonly #isCarrier: (argv: string) => boolean;

  /** `isCarrier` names the children that are given a value by contract: their environment may hold it, their arguments not. */
  constructor(isCarrier: (argv: string) => boolean) {
    this.#isCarrier = isCarrier;
    this.#timer = setInterval(() => this.look(), EVERY_MS);
  }

  follow(pid: number): void {
    this.#roots.add(pid);
  }

  leave(pid: number): void {
    this.#roots.delete(pid);
  }

  look(): void {
    for (const root of this.#roots)
      for (const pid of processTree(root).slice(1)) {
        const argv = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
        const environ = read(`/proc/${pid}/environ`);
        // Before its exec a child is a copy of its parent, whose environment is the person's own.
        if (argv === '' || argv === read(`/proc/${root}/cmdline`).replaceAll('\0', ' ')) continue;
        this.#keep({ sink: 'argument', where: argv, bytes: argv });
        if (!this.#isCarrier(argv)) this.#keep({ sink: 'environment', where: argv, bytes: environ });
      }
  }

  get traces(): readonly Trace[] {
    return [...this.#seen.values()];
  }

  /** Programs that were seen. */
  get count(): number {
    return new Set([...this.#seen.values()].map(({ where }) => where)).size;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #keep(trace: Trace): void {
    this.#seen.set(`${trace.sink} ${trace.where} ${String(trace.bytes)}`, trace);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
