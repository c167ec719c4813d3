import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { BackupPlace } from '#services/ports/backups.ts';

import { BackingUp } from '../../../support/backups/backing-up.ts';
import { nastyTree, printOf } from '../../../support/backups/tree.ts';

function placeIn(box: BackingUp, more: Partial<BackupPlace> = {}): BackupPlace {
  const aside = join(box.root, '.data.before-recover-20261122-001500-a1b2');
  return { entry: 'data', path: box.data, aside, existed: true, exclude: [], ...more };
}

describe('putting a source back', () => {
  it('is as it was kept, and taken back as it was broken, byte for byte', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const good = printOf(box.data);
    const { id } = await box.create();
    writeFileSync(join(box.data, 'plain.txt'), 'broken');
    writeFileSync(join(box.data, 'stray'), 'kept too');
    const broken = printOf(box.data);
    const place = placeIn(box);
    await box.backups.putBack(id, place, box.signal);
    await box.backups.putBack(id, place, box.signal);
    expect(await box.backups.isPutBack(place)).toBe(true);
    expect(printOf(box.data)).toEqual(good);
    writeFileSync(join(box.data, 'written-after'), 'by the service');
    await box.backups.takeBack(place, box.signal);
    await box.backups.takeBack(place, box.signal);
    expect(printOf(box.data)).toEqual(broken);
    expect(await box.backups.isPutBack(place)).toBe(false);
    expect(readdirSync(box.root).toSorted()).toEqual(['backups', 'data']);
  });

  it('carries over what is left out of backups, there and back', async () => {
    using box = new BackingUp();
    mkdirSync(join(box.data, 'uploads/deep'), { recursive: true });
    writeFileSync(join(box.data, 'uploads/deep/photo'), 'large');
    writeFileSync(join(box.data, 'index'), 'good');
    const exclude = ['uploads'];
    const { id } = await box.create([box.source({ exclude })]);
    writeFileSync(join(box.data, 'index'), 'bad');
    const before = printOf(box.data);
    const place = placeIn(box, { exclude });
    await box.backups.putBack(id, place, box.signal);
    expect(readFileSync(join(box.data, 'uploads/deep/photo'), 'utf8')).toBe('large');
    expect(readFileSync(join(box.data, 'index'), 'utf8')).toBe('good');
    await box.backups.takeBack(place, box.signal);
    expect([...printOf(box.data).keys()]).toEqual([...before.keys()]);
    expect(readFileSync(join(box.data, 'index'), 'utf8')).toBe('bad');
  });

  it('puts back what is gone, one file, and forgets what was aside', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const { id } = await box.create();
    const path = join(box.root, 'not/there/yet.txt');
    const aside = join(box.root, 'not/there/.yet.txt.before');
    const gone = placeIn(box, { entry: 'data/plain.txt', path, aside, existed: false });
    await box.backups.putBack(id, gone, box.signal);
    expect(readFileSync(path, 'utf8')).toBe('hello\n');
    await box.backups.takeBack(gone, box.signal);
    expect(existsSync(path)).toBe(false);
    const place = placeIn(box);
    await box.backups.putBack(id, place, box.signal);
    await box.backups.forget(place);
    expect(existsSync(place.aside)).toBe(false);
    await box.backups.takeBack(place, box.signal);
    expect(existsSync(join(box.data, 'plain.txt'))).toBe(true);
  });
});
