import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';

import { renderConsole } from '../support/console.tsx';
import { fakeAdder } from '../support/machine-watch.ts';
import { after, TROUBLED } from '../support/machine.ts';

const open = async (change: (adder: ReturnType<typeof fakeAdder>['adder']) => object = () => ({}), size = {}) => {
  const { adder, written } = fakeAdder();
  const app = await renderConsole({ ...after(TROUBLED), watch: { adder: { ...adder, ...change(adder) } }, ...size });
  return Object.assign(app, { written });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('adding', () => {
  it('asks, tries it live, shows the reading and the lines, and writes after that', async () => {
    await using app = await open();
    await app.press('c');
    await app.waitFor('Whether a unit of a manager runs.');
    await app.press('enter');
    await app.waitFor('Add HTTP   nothing is written yet');
    await app.type('https://api.local/health');
    await app.press('enter');
    await app.waitFor('200 in 12 ms');
    expect(app.screen()).toContain('- kind: http');
    expect(app.screen()).toContain('url: https://api.local/health');
    expect(app.written).toEqual([]);
    expect(app.screen()).toContain('enter add it');
    await app.press('enter');
    await app.waitFor('Added to ~/.config/cpm-console/config.yaml.');
    expect(app.written).toMatchObject([{ form: { kind: 'http' }, answers: { url: 'https://api.local/health' } }]);
    expect(app.screen()).toContain('Services 92 %');
    await app.press('z');
    expect(app.written).toEqual([]);
  });

  it('has to be tried again after a change', async () => {
    await using app = await open();
    await app.press('c');
    await app.waitFor('HTTP');
    await app.press('enter');
    await app.waitFor('url');
    await app.type('https://a');
    await app.press('enter');
    await app.waitFor('enter add it');
    await app.type('b');
    expect(app.screen()).toContain('enter try it');
    expect(app.screen()).toContain('Not tried yet.');
  });

  it('says what is needed and what is wrong beside the field', async () => {
    await using app = await open();
    await app.press('c');
    await app.waitFor('HTTP');
    await app.press('enter');
    await app.waitFor('url');
    await app.press('down', 'enter');
    expect(line(app.screen(), '❯ url')).toContain('✘ this is needed');
    await app.type('ftp://x');
    await app.press('enter');
    await app.waitFor('url: must begin with http:// or https://');
    expect(line(app.screen(), '❯ url')).toContain('must begin');
    expect(app.written).toEqual([]);
  });

  it('takes choices with left and right, letters do nothing there, q does not quit', async () => {
    await using app = await open();
    await app.press('c');
    await app.waitFor('HTTP');
    await app.press('enter');
    await app.waitFor('url');
    await app.press('down', 'right', 'q', 'x');
    expect(line(app.screen(), '❯ method')).toContain('[HEAD]');
    await app.press('right', 'right', 'left');
    expect(line(app.screen(), '❯ method')).toContain('[POST]');
    await app.press('down', 'down', 'space');
    expect(line(app.screen(), '❯ follow')).toContain('[no]');
    expect(app.calls).toEqual([]);
  });

  it('begins with the form that the place is about, and completes from what is on this machine', async () => {
    await using app = await open();
    await app.press('2', 'c');
    await app.waitFor('Add Project');
    await app.waitFor('/home/ana/projects/notes');
    await app.type('/home/ana/projects/w');
    await app.waitFor('right completes');
    await app.press('right', 'enter');
    await app.waitFor('enter add it');
    await app.press('enter');
    await app.waitFor('Added to');
    expect(app.written).toMatchObject([{ answers: { path: '/home/ana/projects/web' } }]);
  });

  it('goes back a step, and keeps what the program may not write', async () => {
    const refuse = () => Promise.reject(new OpsError('config-changed', 'The file was changed by somebody else.'));
    await using app = await open(() => ({ add: refuse }));
    await app.press('c');
    await app.waitFor('HTTP');
    await app.press('enter');
    await app.waitFor('url');
    await app.type('https://a');
    await app.press('enter');
    await app.waitFor('enter add it');
    await app.press('enter');
    await app.waitFor('The file was changed by somebody else.');
    expect(app.screen()).toContain('enter add it');
    await app.press('esc');
    await app.waitFor('Add   tried first');
    await app.press('esc');
    expect(app.screen()).toContain('Services 92 %');
  });

  it('filters the kinds', async () => {
    await using app = await open();
    await app.press('c', '/');
    await app.type('inodes');
    expect(line(app.screen(), '❯')).toContain('Disk');
  });

  it('is off with its reason where nothing can be written', async () => {
    await using app = await renderConsole(after(TROUBLED));
    await app.press('c');
    await app.waitFor('the configuration cannot be written from here');
    expect(app.screen()).toContain('Services 92 %');
  });

  it.each([
    [80, 24],
    [60, 15],
    [40, 10],
  ])('fits %ix%i', async (cols, rows) => {
    await using app = await open(() => ({}), { cols, rows });
    await app.press('c');
    await app.waitFor('HTTP');
    await app.press('enter');
    await app.waitFor('❯ url');
    expect(app.screen().split('\n').length).toBeLessThanOrEqual(rows);
  });
});
