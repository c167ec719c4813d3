import { once } from 'node:events';
import type { Writable } from 'node:stream';

import { gitFailure } from '#domain/git/failure.ts';
import { environment, QUIET } from '#services/adapters/git/run.ts';
import { childEnvironment } from '#services/adapters/shell/environment.ts';
import { endGroup } from '#services/adapters/shell/group.ts';
import { start } from '#services/adapters/shell/start.ts';
import { reachable } from '#services/adapters/system/reachable.ts';

export interface ObjectCall {
  readonly dir: string;
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
  /** Written to git's input, line by line. */
  readonly lines?: readonly string[];
}

const ALWAYS = {
  // What is pushed are the objects themselves.
  GIT_NO_REPLACE_OBJECTS: '1',
};
const TOLD_BYTES = 64 * 1024;

/** What git prints, as it comes. Ends git when nobody reads on; throws OpsError when git fails or the signal fires. */
export async function* gitOutput({ dir, args, signal, env, lines }: ObjectCall): AsyncGenerator<Buffer> {
  await reachable(dir);
  const child = await start({
    file: 'git',
    args: ['-C', dir, ...QUIET, ...args],
    env: { ...childEnvironment(process.env), ...environment(false), ...ALWAYS, ...env },
    ...(lines === undefined ? {} : { stdin: '' }),
  });
  const closed = once(child, 'close');
  const stop = (): void => void endGroup(child.pid ?? 0);
  const stopped = (): boolean => signal.aborted;
  signal.addEventListener('abort', stop, { once: true });
  if (stopped()) stop();
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (told.length < TOLD_BYTES) told += text;
  });
  let whole = false;
  try {
    if (child.stdin) void feed(child.stdin, lines ?? []);
    const chunks: AsyncIterable<Buffer> | null = child.stdout;
    if (chunks) yield* chunks;
    whole = true;
  } finally {
    if (!whole) stop();
    await closed;
    signal.removeEventListener('abort', stop);
  }
  if (child.exitCode === 0) return;
  throw gitFailure(dir, { exitCode: stopped() ? null : child.exitCode, stderr: told, timedOut: false });
}

/** A program that ends early closes its input; what it then says is told by its exit. */
async function feed(input: Writable, lines: readonly string[]): Promise<void> {
  input.on('error', () => undefined);
  const batch = 1000;
  for (let at = 0; at < lines.length && input.writable; at += batch) {
    const text = lines.slice(at, at + batch).join('\n');
    if (!input.write(`${text}\n`))
      await Promise.race([once(input, 'drain'), once(input, 'close')]).catch(() => undefined);
  }
  input.end();
}

/** All that git prints, as text. */
export async function gitText(call: ObjectCall): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of gitOutput(call)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
