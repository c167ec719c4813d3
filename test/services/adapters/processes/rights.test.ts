import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

import { CALM, ownProcess } from '../../../support/own-process.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

/** What somebody without rights is told of a process: printed as JSON. */
const STRANGER = 'test/services/adapters/processes/stranger.ts';
const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all', '--bounding-set=-all'];

interface Told {
  /** Whether a plain signal is refused, as it must be for the test to mean anything. */
  readonly refused: boolean;
  readonly found: boolean;
  readonly detail: Record<string, unknown> | null;
  readonly pid: number | null;
  readonly thrown: { readonly code: string; readonly exit: string; readonly hint: string };
}

async function asked(pid: number, port: number, around: readonly string[] = []): Promise<Told> {
  const [file, ...args] = [...around, 'setpriv', ...NOBODY, process.execPath, STRANGER, String(pid), String(port)];
  const { stdout } = await execa(file, args, { env: { FORCE_COLOR: '0', HOME: '/nonexistent' } });
  return JSON.parse(stdout) as Told;
}

const LISTENING = `const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port))`;

describe('somebody without rights', () => {
  test('sees that a process is there, but not into it, and cannot signal it', async (ctx) => {
    if (process.getuid?.() !== 0) ctx.skip('needs root, to become somebody else');
    await using one = await ownProcess(LISTENING);
    const told = await asked(one.pid, Number(one.said));
    expect(told).toMatchObject({
      refused: true,
      found: true,
      // That somebody listens is no secret; who is.
      pid: null,
      detail: { user: 'root', readBytes: null, files: null, sockets: null, folder: null },
      thrown: {
        code: 'no-rights',
        exit: 'refused',
        hint: expect.stringContaining(`sudo kill -TERM ${one.pid}`) as string,
      },
    });
    expect(one.child.signalCode).toBeNull();
  });

  test('does not find what /proc hides, and signals nobody', async (ctx) => {
    const lacks = lacksAdmin();
    if (lacks !== null) ctx.skip(lacks);
    await using one = await ownProcess(CALM);
    const hidden = ['unshare', '--mount', 'sh', '-c', 'mount -t proc -o hidepid=2 proc /proc && exec "$@"', 'sh'];
    expect(await asked(one.pid, 1, hidden)).toMatchObject({
      refused: true,
      found: false,
      detail: null,
      thrown: { code: 'gone' },
    });
    expect(one.child.signalCode).toBeNull();
  });
});
