import { expect, test } from 'vitest';

import { ALIASES } from '#cli/aliases.ts';
import { commands } from '#cli/registry.ts';
import { resolveAlias } from '#cli/resolve-alias.ts';

const built = ALIASES.filter(({ runs }) => runs !== null);
const pending = ALIASES.filter(({ runs }) => runs === null);
const find = (name: string | undefined) => commands.find((command) => command.name === name);

test.each(built)('$guide runs a command that exists', ({ runs }) => {
  const command = find(runs?.[0]);
  const words = (runs ?? []).slice(1);
  const known = [
    ...Object.keys(command?.verbs ?? {}),
    ...Object.keys(command?.options ?? {}).map((name) => `--${name}`),
    ...Object.values(command?.options ?? {}).flatMap(({ choices = [] }) => choices),
  ];
  const isFree = (word: string, at: number) => {
    const { type, choices } = command?.options?.[words[at - 1]?.replace(/^--/, '') ?? ''] ?? {};
    // A path is whatever the person has, and so is the value of an option without choices.
    return (
      word.startsWith('/') || (words[at - 1]?.startsWith('--') === true && type === 'string' && choices === undefined)
    );
  };
  expect(known).toEqual(expect.arrayContaining(words.filter((word, at) => !isFree(word, at))));
});

test.each(pending)('$guide waits for something that does not exist', ({ words: [first, second] }) => {
  const command = find(first);
  expect(command === undefined || (second !== undefined && command.verbs?.[second] === undefined)).toBe(true);
});

test('no spelling stands twice', () => {
  const spellings = ALIASES.map(({ words }) => words.join(' '));
  expect(new Set(spellings).size).toBe(spellings.length);
});

test.each<[string[], string[]]>([
  [
    ['monitor', 'health'],
    ['monitor', 'run'],
  ],
  [
    ['--json', 'monitor:status'],
    ['--json', 'monitor', 'status'],
  ],
  [
    ['monitor', 'once', '--no-alerts', '--verbose', '--format', 'nagios'],
    ['monitor', 'once', '--no-alerts', '--verbose', '--format', 'nagios'],
  ],
  [
    ['push', 'as', 'minor', '--yes'],
    ['push', 'run', '--bump', 'minor', '--yes'],
  ],
  [
    ['push', 'without', 'changelog'],
    ['push', 'run', '--skip', 'changelog', '--reason', 'push without changelog'],
  ],
  [
    ['rollback', 'last', 'push'],
    ['push', 'rollback'],
  ],
])('%j means %j', (argv, ours) => {
  expect(
    resolveAlias(
      argv,
      argv.findIndex((word) => !word.startsWith('-')),
    ),
  ).toEqual(ours);
});

test.each([[['health', '--json']], [['project', 'status', 'once']], [[]]])('%j is left as it is', (argv) => {
  expect(resolveAlias(argv, 0)).toBe(argv);
});

test.each([[['deploy', '--target', 'x'], 'deploy is not built yet: it arrives with deployment.']])(
  '%j says that it is not there and does nothing',
  (argv, message) => {
    expect(() => resolveAlias(argv, 0)).toThrow(expect.objectContaining({ code: 'not-built', exit: 'usage', message }));
  },
);
