import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { HiddenLine } from '#domain/credentials/hidden-line.ts';

const type = (line: HiddenLine, text: string, clean = true) => {
  for (const letter of text) line.press({ name: letter, text: letter }, clean);
};

describe('a hidden line', () => {
  it('is typed and taken back letter by letter', () => {
    const line = new HiddenLine();
    type(line, 'grüße');
    line.press({ name: 'backspace', text: '' }, true);
    expect([line.length, line.secret().reveal()]).toEqual([4, 'grüß']);
    line.press({ name: 'ctrl-u', text: '' }, true);
    expect(line.length).toBe(0);
    expect(line.press({ name: 'enter', text: '' }, true).taken).toBe(false);
  });

  it('is replaced by what is pasted, cleaned, with a sentence', () => {
    const line = new HiddenLine();
    type(line, 'old');
    const heard = line.press({ name: 'paste', text: 'ghp_1 2', raw: 'ghp_1\n2\n' }, true);
    expect(heard).toEqual({ taken: true, note: 'Taken away: 2 line breaks.' });
    expect(line.secret().reveal()).toBe('ghp_12');
    line.press({ name: 'paste', text: ' ', raw: '\n' }, true);
    expect(line.length).toBe(0);
  });

  it('keeps the blanks of a passphrase', () => {
    const line = new HiddenLine();
    type(line, 'correct horse', false);
    line.press({ name: 'paste', text: ' battery staple', raw: ' battery staple\n' }, false);
    expect(line.secret().reveal()).toBe('correct horse battery staple');
  });

  it('takes no more than a credential can be long', () => {
    const line = new HiddenLine();
    expect(line.press({ name: 'paste', text: 'x'.repeat(20_000) }, false).note).toContain('too long');
    expect(line.length).toBe(0);
  });

  it('shows itself nowhere', () => {
    const line = new HiddenLine();
    type(line, 'open-sesame');
    expect(inspect(line, { depth: 9, showHidden: true }) + JSON.stringify({ line }) + `${line.length}`).not.toContain(
      'sesame',
    );
  });
});
