import { expect, test } from 'vitest';

import { DEFAULT_CHECKLIST } from '#domain/checklist/settings.ts';

import { loaded } from './support.ts';

const checklist = async (lines: readonly string[]) =>
  (await loaded(['checklist:', ...lines.map((line) => `  ${line}`)].join('\n'))).checklist;

test('without a word the defaults hold, with the limit of the score', async () => {
  expect(await checklist(['{}'])).toEqual(DEFAULT_CHECKLIST);
  const { thresholds } = (await loaded('health: {healthyAbove: 90}\nchecklist: {thresholds: {diskAbove: 70}}'))
    .checklist;
  expect(thresholds).toMatchObject({ healthyAbove: 90, diskAbove: 70, errorsAllowed: 10 });
});

test('own items are a check, a command that only looks, or a question', async () => {
  const { own } = await checklist([
    'items:',
    '  - {id: shop, check: "http:api"}',
    '  - {id: queue, title: Queue, run: "check-queue --short", timeout: 5s}',
    '  - {id: desk, ask: "Is the inbox empty?", hint: "Empty it"}',
    '  - {id: prune, run: [docker, prune], confirm: interrupting}',
  ]);
  expect(own.daily).toEqual([
    { id: 'shop', title: 'shop', type: 'check', check: 'http:api' },
    {
      id: 'queue',
      title: 'Queue',
      type: 'command',
      command: { file: 'check-queue', args: ['--short'] },
      cwd: expect.any(String) as string,
      timeoutMs: 5000,
    },
    { id: 'desk', title: 'Is the inbox empty?', type: 'question', hint: 'Empty it' },
    { id: 'prune', title: 'Run docker prune?', type: 'question', hint: 'docker prune' },
  ]);
});

test.each([
  ['a share of more than all', 'thresholds: {diskAbove: 185}', /diskAbove: .*from 0 to 100/],
  ['a number that is none', 'thresholds: {errorsAllowed: .nan}', /errorsAllowed/],
  ['a limit there is not', 'thresholds: {diskBelow: 3}', /diskBelow: there is no such key/],
  ['an item that is nothing', 'items: [{id: a}]', /exactly one of check, run and ask/],
  ['an item that is two things', 'items: [{id: a, ask: b, run: "true"}]', /exactly one of check, run and ask/],
  ['an id of the program', 'items: [{id: disk, ask: b}]', /disk is an item of the program/],
  ['an id twice', 'weekly: [{id: a, ask: b}, {id: a, ask: c}]', /this id is taken by weekly\[0\]/],
  ['a shell', 'items: [{id: a, run: "df | sort"}]', /shell/i],
])('%s is told with its place', async (_what, line, said) => {
  await expect(checklist([line])).rejects.toThrow(said);
});
