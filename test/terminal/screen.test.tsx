import { Text } from 'ink';
import { useEffect, useState } from 'react';
import { expect, it } from 'vitest';

import { renderScreen } from '../support/terminal/screen.tsx';
import { List } from './list.tsx';

const SIZE = { cols: 40, rows: 8 };

it('draws the first frame on the alternate screen', async () => {
  await using app = await renderScreen(<List />, SIZE);
  expect(app.screen()).toMatch(/^╭─{38}╮\n│health\| +│/);
  expect(app.modes()).toMatchObject({ alternateScreen: true, hiddenCursor: true });
  expect(app.rawMode).toBe(true);
  expect(app.stdoutBytes).toBe(Buffer.byteLength(app.raw));
});

it('moves the selection with keys and tells colours', async () => {
  await using app = await renderScreen(<List />, SIZE);
  expect(app.cell(1, 1)).toMatchObject({ char: 'h', inverse: true, fg: 2, bold: false });
  await app.press('down');
  expect(app.cell(1, 1)).toMatchObject({ inverse: false });
  expect(app.cell(1, 2)).toMatchObject({ inverse: true, fg: '#ff8800', bg: undefined });
});

it('keeps wide characters two cells wide', async () => {
  await using app = await renderScreen(<List />, SIZE);
  expect(app.cell(1, 2)).toMatchObject({ char: '健', width: 2 });
  expect(app.cell(2, 2)).toMatchObject({ char: '', width: 0 });
  expect(app.cell(5, 2)).toMatchObject({ char: '|' });
  expect(app.cell(39, 2)).toMatchObject({ char: '│' });
});

it('follows the size of the terminal', async () => {
  await using app = await renderScreen(<List />, SIZE);
  await app.resize(20, 5);
  expect(app.screen()).toBe('too small 20x5');
  await app.resize(60, 10);
  expect(app.screen().split('\n')).toHaveLength(10);
  expect(app.screen()).toContain(`╭${'─'.repeat(58)}╮`);
});

it('delivers a lone escape, typed text and what only data listeners understand', async () => {
  await using app = await renderScreen(<List />, SIZE);
  await app.press('esc');
  expect(app.screen()).toContain('last: escape');
  await app.type('abc');
  expect(app.screen()).toContain('last: abc');
  await app.press('wheel-up@3,4');
  expect(app.screen()).toContain(String.raw`heard: "\u001b[<64;4;5M"`);
  await app.press('focus-out');
  expect(app.screen()).toContain(String.raw`heard: "\u001b[O"`);
  expect(app.screen()).toContain('last: abc');
});

it('waits for what comes later, and shows the screen when it does not come', async () => {
  const answer = Promise.withResolvers<string>();
  function Later() {
    const [text, setText] = useState('loading');
    useEffect(() => void answer.promise.then(setText), []);
    return <Text>{text}</Text>;
  }
  await using app = await renderScreen(<Later />, SIZE);
  await expect(app.waitFor('ready', 1)).rejects.toThrow(/never saw "ready" \(not within 1 ms\) on:\n│ loading/);
  answer.resolve('ready now');
  expect(await app.waitFor(/ready \w+/)).toBe('ready now');
});

it('takes another tree', async () => {
  await using app = await renderScreen(<Text>one</Text>, SIZE);
  await app.rerender(<Text>two</Text>);
  expect(app.screen()).toBe('two');
});

it('rejects `exited` with the error of a component and settles it when the program leaves', async () => {
  function Broken(): never {
    throw new Error('broken on purpose');
  }
  await using broken = await renderScreen(<Broken />, SIZE);
  await expect(broken.exited).rejects.toThrow('broken on purpose');
  await using app = await renderScreen(<List />, SIZE);
  await app.press('q');
  await app.exited;
  await app.settle();
  expect(app.modes()).toMatchObject({ alternateScreen: false, hiddenCursor: false });
});
