import { describe, expect, it } from 'vitest';

import { realInjected } from '#services/adapters/injected.ts';
import { fakeInjected } from '#services/fakes/injected.ts';
import type { EndSignal, Injected, InjectedRun } from '#services/ports/injected.ts';

const SECRET = 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO';
const ENV = { PATH: process.env['PATH'] ?? '', HOME: '/home/ana', SHELL: '/bin/sh', OTHER: 'of ours' };

async function ran(port: Injected, line: readonly string[], how: Partial<InjectedRun> = {}) {
  const out = { stdout: '', stderr: '' };
  const [file, ...args] = line;
  const end = await port.run(
    { file: file!, args },
    {
      variables: { KEY: SECRET },
      pristine: false,
      terminal: false,
      onOutput: (text, stream) => void (out[stream] += text),
      onStart: () => undefined,
      ...how,
    },
  );
  return { ...end, ...out };
}

describe.each([
  ['real', () => realInjected(ENV)],
  ['fake', () => fakeInjected({ OTHER: 'of ours' })],
])('a program with values in its environment: %s', (_name, make) => {
  it('has them, and what we have', async () => {
    const { exitCode, stdout } = await ran(make(), ['env']);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([`KEY=${SECRET}`, 'OTHER=of ours', 'HOME=/home/ana']));
  });

  it('has nothing else of ours when that is wished', async () => {
    const { stdout } = await ran(make(), ['env'], { pristine: true });
    expect(stdout).toContain(`KEY=${SECRET}\n`);
    expect(stdout).not.toContain('OTHER');
  });

  it('ends as it ends, and is not there where there is none', async () => {
    expect(await ran(make(), ['false'])).toMatchObject({ exitCode: 1, signal: null });
    await expect(ran(make(), ['no-such-program'])).rejects.toMatchObject({ code: 'not-found', exit: 'usage' });
  });
});

describe('a real program', () => {
  it('gets signals passed on, and both streams apart', async () => {
    const passes: ((signal: EndSignal) => void)[] = [];
    const seen = { stdout: '', stderr: '' };
    const script = 'trap "echo bye; exit 7" TERM; echo ready; echo err >&2; while :; do sleep 0.01; done';
    const { exitCode } = await ran(realInjected(ENV), ['sh', '-c', script], {
      onStart: (pass) => void passes.push(pass),
      onOutput(text, stream) {
        seen[stream] += text;
        if (seen.stdout.includes('ready') && seen.stderr !== '') passes.pop()?.('SIGTERM');
      },
    });
    expect({ exitCode, ...seen }).toEqual({ exitCode: 7, stdout: 'ready\nbye\n', stderr: 'err\n' });
  });

  it('keeps a terminal, its exit code and its own shell, and has no value in an argument', async (ctx) => {
    const port = realInjected({ ...ENV, SHELL: '/bin/mine' });
    if (!(await port.hasTerminals())) return ctx.skip('needs script of util-linux');
    const code = 'test -t 1 && printf "tty %s [%s]\\n" "$SHELL" "$1"; cat /proc/$PPID/cmdline | tr "\\0" " "; exit 5';
    const { exitCode, stdout } = await ran(port, ['sh', '-c', code, 'name', 'it\'s "$KEY" *'], { terminal: true });
    expect(exitCode).toBe(5);
    expect(stdout).toContain(`tty /bin/mine [it's "$KEY" *]`);
    expect(stdout).toContain('script -qefc');
    expect(stdout).not.toContain(SECRET);
  });
});

it.each([false, true])(
  'a real program reads a file that has no name, as often as it likes (terminal: %s)',
  async (terminal) => {
    const files = [{ variable: 'FILE', text: 'one\ntwo\n' }];
    const script = 'cat "$FILE" "$FILE"; stat -Lc %a "$FILE"; test -e "$(readlink "$FILE")" || echo nowhere';
    const { stdout } = await ran(realInjected(ENV), ['sh', '-c', script], { files, terminal });
    expect(stdout.replaceAll('\r', '')).toBe('one\ntwo\none\ntwo\n600\nnowhere\n');
  },
);
