import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { EVERY_LINE } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { parseEntry } from '#services/adapters/logs/journal/entry.ts';
import { realLogs } from '#services/adapters/logs/logs.ts';

import { allDown, allUp, following, texts } from '../../../support/log-folder.ts';
import { privateJournal } from '../../../support/systemd/journal.ts';
import { systemdMissing } from '../../../support/systemd/user-manager.ts';

const still = new AbortController().signal;
const UNIT = 'talk.service';
const source: LogSource = { type: 'journal', name: 'talk', scope: 'user', unit: UNIT };
const SERVICE = (folder: string): string => `[Service]
ExecStart=/bin/sh ${folder}/talk.sh
`;
/** The journal knows the unit of a program only while it runs: all is said by one that stays. */
const TALK = (folder: string): string => `while IFS= read -r line; do printf '%s\\n' "$line"; done <${folder}/said
echo last
exec tail -n +1 -f ${folder}/more
`;
const SAID = [
  'INFO up',
  'ERROR broke',
  '    at main (a.js:1:2)',
  'colour \u001B[31mred\u001B[0m \u001B]52;c;ZXZpbA==\u0007',
  'plain',
];

test('a real unit: pages up and down, lines since a time, and what comes', async (ctx) => {
  const missing = systemdMissing();
  if (missing !== null) return ctx.skip(missing);
  await using journal = await privateJournal();
  const { folder } = journal;
  writeFileSync(
    join(folder, 'said'),
    Buffer.concat([Buffer.from(`${SAID.join('\n')}\n`), Buffer.from([0x78, 0xff, 0x0a])]),
  );
  writeFileSync(join(folder, 'more'), 'one\n');
  writeFileSync(join(folder, 'talk.sh'), TALK(folder));
  await journal.unit(UNIT, SERVICE(folder));
  const before = Date.now();
  await journal.systemctl('start', UNIT);
  const logs = realLogs({ shell: journal.shell });
  const reader = await logs.open([source], still);
  const own = async () => texts(await reader.before(null, 100, EVERY_LINE, still));
  // The manager tells of the start when it comes to it.
  const isManager = (text: string): boolean => text.startsWith('Started');
  await expect.poll(own, { timeout: 20_000 }).toEqual(expect.arrayContaining(['one', 'Started talk.service.']));

  const all = await own();
  expect(all.filter((text) => !isManager(text))).toEqual([
    ...SAID.slice(0, 3),
    'colour red ',
    'plain',
    'x\uFFFD',
    'last',
    'one',
  ]);
  const { lines } = await reader.before(null, 100, EVERY_LINE, still);
  const said = lines.filter(({ text }) => !isManager(text));
  expect(said.map(({ level }) => level).slice(0, 4)).toEqual(['info', 'error', 'error', 'info']);
  expect(lines.every(({ at, source: name }) => (at ?? 0) >= before - 1000 && name === 'talk')).toBe(true);
  for (const size of [1, 2, 3, 100]) {
    expect(await allUp(reader, size)).toEqual(all);
    expect(await allDown(reader, size)).toEqual(all);
    expect(await allDown(reader, size, before - 1000)).toEqual(all);
  }
  expect(texts(await reader.since(Date.now() + 60_000, 5, EVERY_LINE, still))).toEqual([]);
  const errors = { ...EVERY_LINE, atLeast: 'error' } as const;
  expect(await allUp(reader, 1, errors)).toEqual(['ERROR broke', '    at main (a.js:1:2)']);
  expect((await reader.find({ ...EVERY_LINE, text: 'RED' }, null, 'up', still))?.line.text).toBe('colour red ');

  const { came, has, stop } = following(reader, EVERY_LINE, said.at(-2));
  await has('one');
  writeFileSync(join(folder, 'more'), 'two\nthree\n', { flag: 'a' });
  await has('three');
  stop();
  expect(came.filter((text) => !isManager(text))).toEqual(['one', 'two', 'three']);

  // Beside its units a journal holds what any program sent, with its name.
  await journal.send('cron', 'did it\n');
  const whole = await logs.open([{ ...source, scope: 'system', unit: null }], still);
  const last = async () => texts(await whole.before(null, 5, EVERY_LINE, still)).at(-1);
  await expect.poll(last, { timeout: 20_000 }).toMatch(/^cron\[\d+\]: did it$/);
  await Promise.all([reader.close(), whole.close()]);
});

describe('entries', () => {
  const entry = (fields: Record<string, unknown>): string =>
    JSON.stringify({ __CURSOR: 's=1;i=2', __REALTIME_TIMESTAMP: '1763735932123456', ...fields });

  test('a message is text, bytes or several values', () => {
    expect(parseEntry(entry({ MESSAGE: 'up', PRIORITY: '3', SYSLOG_IDENTIFIER: 'app', _PID: '12' }))).toEqual({
      cursor: 's=1;i=2',
      at: 1763735932123.456,
      lines: ['up'],
      priority: 3,
      writer: 'app[12]',
    });
    expect(parseEntry(entry({ MESSAGE: [65, 255, 10, 66] }))?.lines).toEqual(['A\uFFFD', 'B']);
    expect(parseEntry(entry({ MESSAGE: ['one', 'two'] }))?.lines).toEqual(['one', 'two']);
    expect(parseEntry(entry({ MESSAGE: null }))).toMatchObject({ lines: [''], priority: null, writer: '' });
    expect(parseEntry(entry({ MESSAGE: 'first\nsecond\n' }))?.lines).toEqual(['first', 'second']);
  });

  test.each(['', '-- No entries --', '{"__CURSOR":"x"}', '[1]', '{"half":'])('%s is no entry', (line) =>
    expect(parseEntry(line)).toBeNull(),
  );
});
