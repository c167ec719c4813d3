import { appendFile, chmod, mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { TriageReport } from '#domain/logs/triage/report.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realTriage } from '#services/adapters/triage/triage.ts';
import type { TriageRequest } from '#services/ports/triage.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 15);
const SINCE = NOW - 24 * HOUR;
const at = (hoursAgo: number, seconds = 0): string => new Date(NOW - hoursAgo * HOUR + seconds * 1000).toISOString();

let dir: string;
let log: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cpm-triage-'));
  log = join(dir, 'app.log');
});
afterEach(() => rm(dir, { recursive: true }));

const never = new AbortController().signal;
const triage = (state = 'state') => realTriage(join(dir, state), realShell());
const asked = (change: Partial<TriageRequest> = {}): TriageRequest => ({
  paths: [log],
  since: SINCE,
  now: NOW,
  journal: null,
  mostBytes: 1e9,
  mostTemplates: 20,
  ...change,
});
const look = (change?: Partial<TriageRequest>, state?: string): Promise<TriageReport> =>
  triage(state).report(asked(change), never);

/** So many lines, five a second, each tenth an error. */
function lines(from: number, count: number): string {
  let text = '';
  for (let n = from; n < from + count; n += 1)
    text += `${at(10, n / 5)} ${n % 10 === 0 ? 'ERROR' : 'INFO'} ${'request served '.repeat(6)}${n}\n`;
  return text;
}

/** Writes a log whose last line is of a time, whatever this machine's clock says. */
async function put(path: string, data: string | Buffer, modified = NOW): Promise<void> {
  await writeFile(path, data);
  await utimes(path, new Date(modified), new Date(modified));
}

/** All that does not tell how it was found out. */
const facts = ({ readBytes: _readBytes, ...rest }: TriageReport): unknown => rest;

describe('a second look', () => {
  test('reads only what is new and says the same as a first one', async () => {
    await put(log, lines(0, 90_000));
    const first = await look();
    expect(first).toMatchObject({ lines: 90_000, errors: 9000 });
    await appendFile(log, lines(90_000, 5000));
    await utimes(log, new Date(NOW), new Date(NOW));
    const second = await look();
    expect(second).toMatchObject({ lines: 95_000, errors: 9500 });
    expect(second.readBytes).toBeLessThan(first.readBytes / 2);
    expect(facts(second)).toEqual({ ...(facts(await look({}, 'other')) as object), templates: second.templates });
  });

  test('knows a log that was renamed, and the new one in its place', async () => {
    await put(log, lines(0, 90_000));
    const { readBytes } = await look();
    await rename(log, `${log}.1`);
    await put(log, lines(90_000, 1000));
    const second = await look();
    expect(second).toMatchObject({ lines: 91_000, errors: 9100 });
    expect(second.readBytes).toBeLessThan(readBytes / 2);
  });

  test('begins anew with a log that was emptied, however long it is again', async () => {
    await put(log, lines(0, 90_000));
    await look();
    await put(log, lines(7, 91_003));
    expect(await look()).toMatchObject({ lines: 91_003, errors: 9100 });
    await put(log, lines(0, 20));
    expect(await look()).toMatchObject({ lines: 20, errors: 2 });
  });

  test('keeps no secret, and nothing that only its owner may not read', async () => {
    await put(log, `${at(1)} ERROR token=hunter2-hunter2 ghp_${'a1'.repeat(18)} refused\n`);
    const { templates } = await look();
    const kept = await readFile(join(dir, 'state/triage.json'), 'utf8');
    for (const text of [kept, JSON.stringify(templates)]) {
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain('a1a1a1');
    }
    expect(templates[0]?.sample).toContain('[redacted');
  });
});

describe('new', () => {
  test('is what the day before did not have', async () => {
    await put(log, `${at(30)} ERROR old 1\n${at(2)} ERROR old 2\n${at(1)} ERROR fresh\n`);
    const { templates } = await look();
    expect(templates.map(({ text, isNew }) => [text, isNew])).toEqual([
      ['fresh', true],
      ['old #', false],
    ]);
  });

  test('is looked for as far back as it takes, and no further', async () => {
    const day = (oldest: string): string =>
      `${oldest}${Array.from({ length: 200_000 }, (_, n) => `${at(40, n / 5)} WARN slow answer ${'of the store '.repeat(10)}${n}\n`).join('')}`;
    const rare = `${at(45)} ERROR rare\n`;
    await put(log, `${day(rare)}${at(1)} WARN slow answer ${'of the store '.repeat(10)}1\n`);
    const usual = await look({}, 'usual');
    expect(usual.templates.map(({ isNew }) => isNew)).toEqual([false]);
    await appendFile(log, `${at(1)} ERROR rare\n${at(1)} ERROR fresh\n`);
    const unusual = await look({}, 'unusual');
    expect(unusual.templates.map(({ text, isNew }) => [text.slice(0, 5), isNew])).toEqual([
      ['fresh', true],
      ['rare', false],
      ['slow ', false],
    ]);
    expect(usual.readBytes).toBeLessThan(unusual.readBytes * 0.8);
    expect(facts(await look({}, 'usual'))).toEqual({ ...(facts(unusual) as object) });
  });

  test('is not known without a day before, and not what an earlier look saw', async () => {
    await put(log, `${at(1)} ERROR old\n`);
    expect((await look()).templates[0]?.isNew).toBeNull();
    await put(log, `${at(-50)} ERROR old\n${at(-50)} ERROR fresh\n`, NOW + 50 * HOUR);
    const later = await look({ since: NOW + 40 * HOUR, now: NOW + 60 * HOUR });
    expect(later.templates.map(({ text, isNew }) => [text, isNew])).toEqual([
      ['fresh', true],
      ['old', false],
    ]);
  });
});

describe('bad input', () => {
  test('escape sequences and bytes that are no text reach nobody', async () => {
    const evil = Buffer.concat([
      Buffer.from(`${at(1)} ERROR \u001b]52;c;ZXZpbA==\u0007 bad \u001b[31mred`),
      Buffer.of(0xff, 0xfe, 0),
    ]);
    await put(log, Buffer.concat([evil, Buffer.from('\n')]));
    const { templates, errors } = await look();
    expect(errors).toBe(1);
    // oxlint-disable-next-line no-control-regex -- these must not be there
    expect(JSON.stringify(templates)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|\\u00[01]/);
  });

  test('what is said in colour, with a title or with a link is the same as said without', async () => {
    const esc = '\u001b';
    const said = [
      'no route to shop',
      `${esc}[31mno route${esc}[39m to shop`,
      `${esc}]0;owned\u0007no route to ${esc}]8;;http://evil.example/7${esc}\\shop${esc}]8;;${esc}\\`,
      `${esc}P${esc}]52;c;b3duZWQ=\u0007${esc}\\no route to shop`,
    ];
    await put(log, said.map((text) => `${at(1)} ERROR ${text}\n`).join(''));
    const { templates } = await look();
    expect(templates.map(({ text, count }) => [text, count])).toEqual([['no route to shop', 4]]);
  });

  test('a line of 50 MB is one line, and what follows it is found', async () => {
    await put(log, `${at(2)} ERROR ${'x'.repeat(50_000_000)} ERROR\n${at(1)} ERROR after\n`);
    expect(await look()).toMatchObject({ lines: 2, errors: 2, bytes: 50_000_000 + 2 * 25 + 7 + 6 + 12 });
    expect(await triage().count(asked(), never)).toMatchObject({ errors: 2 });
  });

  test('a log that does not say when counts whole while it is written to, and that is said', async () => {
    await writeFile(
      log,
      '[ERROR] one\n[INFO] two\nTraceback (most recent call last):\n  File "a.py", line 1\nKeyError: 3\n',
    );
    const { errors, notices, templates } = await look();
    expect(errors).toBe(2);
    expect(notices).toEqual([expect.stringContaining('does not say when') as string]);
    expect(templates.map(({ text, trace }) => [text, trace.at(-1)])).toEqual([
      ['KeyError: #', 'KeyError: 3'],
      ['one', undefined],
    ]);
    await utimes(log, new Date(NOW - 40 * HOUR), new Date(NOW - 40 * HOUR));
    expect(await look()).toMatchObject({ errors: 0, lines: 0 });
  });

  test('what is not there is said, and the rest is read', async () => {
    await put(log, `${at(1)} ERROR here\n`);
    const missing = join(dir, 'gone.log');
    expect(await look({ paths: [missing, log] })).toMatchObject({
      errors: 1,
      complete: false,
      notices: [`${missing} is not there.`],
    });
    await expect(look({ paths: [missing] })).rejects.toMatchObject({ code: 'no-log', exit: 'unknown' });
    await expect(triage().count(asked({ paths: [missing] }), never)).rejects.toMatchObject({ code: 'no-log' });
    await mkdir(join(dir, 'empty'));
    await expect(look({ paths: [join(dir, 'empty')] })).rejects.toBeInstanceOf(OpsError);
  });

  test('a packed log that is damaged, or of another kind, is said', async () => {
    await put(log, `${at(1)} ERROR here\n`);
    await put(`${log}.1.gz`, 'no gzip at all');
    await put(`${log}.2.bz2`, 'BZh9');
    const { errors, notices, complete } = await look();
    expect({ errors, complete }).toEqual({ errors: 1, complete: false });
    expect(notices.join(' ')).toMatch(/log\.2\.bz2 is packed .*log\.1\.gz could not be read whole/);
  });

  test('too much to read leaves out the oldest and says so', async () => {
    await put(log, lines(0, 320_000));
    const { complete, notices, errors } = await look({ mostBytes: 20_000_000 });
    expect({ complete, some: errors > 500 && errors < 32_000 }).toEqual({ complete: false, some: true });
    expect(notices.join()).toContain('oldest part was left out');
  });
});

test('stopping it ends it at once', async () => {
  await put(log, lines(0, 20_000));
  const stop = new AbortController();
  const running = triage().report(asked(), stop.signal);
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
});

describe('the journal', () => {
  async function journalctl(script: string): Promise<void> {
    await writeFile(join(dir, 'journalctl'), `#!/bin/sh\n${script}\n`);
    await chmod(join(dir, 'journalctl'), 0o755);
  }
  const withJournal = (whose: 'system' | 'user'): Promise<TriageReport> =>
    realTriage(join(dir, 'state'), realShell({ PATH: `${dir}:/usr/bin:/bin` })).report(
      asked({ journal: whose, paths: [] }),
      never,
    );
  const entry = (hoursAgo: number, fields: object): string =>
    `printf '%s\\n' '${JSON.stringify({ __REALTIME_TIMESTAMP: String((NOW - hoursAgo * HOUR) * 1000), ...fields })}'`;

  test('is counted by priority, with what the day before had', async () => {
    await journalctl(
      [
        `echo "$@" > ${dir}/asked`,
        entry(30, { PRIORITY: '3', MESSAGE: 'disk 1 is old' }),
        entry(2, { PRIORITY: '3', MESSAGE: 'disk 2 is old' }),
        entry(1, { PRIORITY: '2', MESSAGE: [...Buffer.from('bad \u001b[31mbytes')] }),
        entry(1, { PRIORITY: '4', MESSAGE: 'slow' }),
      ].join('\n'),
    );
    const { errors, levels, templates } = await withJournal('user');
    expect({ errors, fatal: levels.fatal, warning: levels.warning }).toEqual({ errors: 2, fatal: 1, warning: 1 });
    expect(templates.map(({ text, isNew, sample }) => [text, isNew, sample])).toEqual([
      ['bad bytes', true, 'bad bytes'],
      ['disk # is old', false, 'disk 2 is old'],
      ['slow', true, 'slow'],
    ]);
    expect(await readFile(join(dir, 'asked'), 'utf8')).toMatch(/^--user -q -p warning -o json .*--since=@\d+\n$/);
  });

  test('that cannot be read is said', async () => {
    await journalctl('echo "no rights" >&2; exit 1');
    await expect(withJournal('system')).rejects.toMatchObject({
      code: 'no-log',
      message: 'The journal of the system could not be read: no rights',
    });
  });
});
