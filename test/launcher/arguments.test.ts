import { describe, expect, it } from 'vitest';

import type { CommandEntry } from '#cli/command.ts';
import { nearest } from '#domain/nearest.ts';

import { parseLine } from '../../src/launcher/arguments.ts';
import { firstWordAt } from '../../src/launcher/first-word.ts';

const load = () => Promise.reject(new Error('a command line is read without loading a command'));
const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'health',
    group: 'noun',
    summary: '',
    examples: [],
    options: { watch: { type: 'boolean', summary: '' } },
    load,
  },
  {
    name: 'check',
    group: 'noun',
    summary: '',
    examples: [],
    verbs: { run: { summary: '' }, pause: { summary: '' } },
    load,
  },
  {
    name: 'trust',
    group: 'more',
    summary: '',
    examples: [],
    verbs: { list: { summary: '' } },
    verbOptional: true,
    load,
  },
];
const read = (line: string) => parseLine(line.split(' ').filter(Boolean), COMMANDS, nearest);

describe('a command line', () => {
  it('is bare when the noun stands alone, whatever the global options', () => {
    expect(read('--demo health --no-color')).toMatchObject({ bare: true, globals: { demo: true, noColor: true } });
    expect(read('health --watch').bare).toBe(false);
    expect(read('health --json').bare).toBe(false);
  });

  it('splits verb and the rest', () => {
    expect(read('check pause disk:/data')).toMatchObject({ verb: 'pause', positionals: ['disk:/data'] });
  });

  it('takes something else than a verb where a command can go without one', () => {
    expect(read('trust ~/src/web-shop')).toMatchObject({ verb: null, positionals: ['~/src/web-shop'], bare: false });
    expect(read('trust list')).toMatchObject({ verb: 'list', positionals: [] });
  });

  it('does not take the value of an option for a command', () => {
    expect(read('--config health check').command?.name).toBe('check');
    expect(firstWordAt(['--env', 'production'])).toBe(-1);
  });

  it('names the nearest command, verb and option', () => {
    expect(() => read('helth')).toThrow(
      expect.objectContaining({ message: 'There is no command helth.', hint: 'Did you mean health?' }),
    );
    expect(() => read('check puase x')).toThrow(expect.objectContaining({ hint: 'Did you mean check pause?' }));
    expect(() => read('health --wacth')).toThrow(expect.objectContaining({ hint: 'Did you mean --watch?' }));
    expect(() => read('zzzzzzz')).toThrow(expect.objectContaining({ exit: 'usage' }));
  });
});
