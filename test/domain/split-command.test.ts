import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { joinCommand, splitCommand } from '#domain/split-command.ts';

test.each([
  ['check_disk -w 10% -c 5%', ['check_disk', '-w', '10%', '-c', '5%']],
  [`a 'b c' "d e" f\\ g`, ['a', 'b c', 'd e', 'f g']],
  [`a ''  "" x'y'"z"`, ['a', '', '', 'xyz']],
  [`sh -c 'echo $HOME | wc'`, ['sh', '-c', 'echo $HOME | wc']],
  [`a "say \\"hi\\" \\n \\$5"`, ['a', 'say "hi" \\n $5']],
  ['a *.log ~/x #y', ['a', '*.log', '~/x', '#y']],
])('%s', (line, words) => {
  const { file, args } = splitCommand(line);
  expect([file, ...args]).toEqual(words);
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  [`a 'b`, 'quote'],
  ['a "b', 'quote'],
  ['a \\', 'quote'],
  ['a | b', 'shell'],
  ['a; b', 'shell'],
  ['a && b', 'shell'],
  ['a > b', 'shell'],
  ['a $HOME', 'shell'],
  ['a "$HOME"', 'shell'],
  ['a `b`', 'shell'],
  ['a "$(b)"', 'shell'],
])('refuses %j: %s', (line, why) => {
  expect(() => splitCommand(line)).toThrow(
    expect.objectContaining({ code: 'command', message: expect.stringContaining(why) as string }),
  );
});

test('what was joined is split into the same words', () => {
  const word = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(word.filter(Boolean), fc.array(word), (file, args) => {
      expect(splitCommand(joinCommand({ file, args }))).toEqual({ file, args });
    }),
  );
});

test('a real shell reads a joined command in the same way', () => {
  const words = ['a b', "it's", '$HOME', '`x`', '', 'é"', '*', '\\', 'line\nbreak'];
  const line = joinCommand({ file: 'printf', args: ['%s\\0', ...words] });
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words);
});
