import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { BackingUp } from '../../../support/backups/backing-up.ts';
import { nastyTree, printOf } from '../../../support/backups/tree.ts';

const PASSWORD = 'canary-4f1d-of-restic';
const lacks = existsSync('/usr/bin/restic') ? null : 'needs restic';

function withRestic(box: BackingUp): { readonly repository: string; readonly passwordFile: string } {
  const repository = join(box.root, 'repository');
  const passwordFile = join(box.root, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o600 });
  box.settings = { ...box.settings, store: 'restic', restic: { repository, passwordFile } };
  return { repository, passwordFile };
}

describe('backups in a repository of restic', () => {
  it('come back byte for byte, are verified, tested, compared and removed', async (ctx) => {
    if (lacks !== null) return ctx.skip(lacks);
    using box = new BackingUp();
    const { repository, passwordFile } = withRestic(box);
    nastyTree(box.data);
    const before = printOf(box.data);
    await expect(box.create()).rejects.toMatchObject({
      code: 'restic-failed',
      hint: `Make the repository first: restic init --repo ${repository}`,
    });
    execFileSync('restic', ['init', '--quiet', '--repo', repository, '--password-file', passwordFile]);
    const made = await box.create();
    expect(made).toMatchObject({ store: 'restic', place: repository, bytes: null, left: [] });
    expect(await box.backups.verify(made.id, box.signal)).toMatchObject({ ok: true, files: made.files });
    expect(await box.backups.diff(made.id, box.signal)).toMatchObject({ counts: { added: 0, changed: 0, removed: 0 } });
    expect(printOf(join(await box.restored(made.id), 'data'))).toEqual(before);
    expect((await box.backups.list()).map(({ id, verifiedAt }) => [id, verifiedAt !== null])).toEqual([
      [made.id, true],
    ]);
    await box.backups.remove(made.id);
    expect(await box.backups.list()).toEqual([]);
    expect(readdirSync(box.folder)).toEqual([]);
    return undefined;
  });

  it('are not trusted with another password, or a file that others may read', async (ctx) => {
    if (lacks !== null) return ctx.skip(lacks);
    using box = new BackingUp();
    const { repository, passwordFile } = withRestic(box);
    nastyTree(box.data);
    execFileSync('restic', ['init', '--quiet', '--repo', repository, '--password-file', passwordFile]);
    chmodSync(passwordFile, 0o644);
    const refused = await box.create().catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: 'restic-failed', hint: `It holds a password: chmod 600 ${passwordFile}` });
    chmodSync(passwordFile, 0o600);
    writeFileSync(passwordFile, 'another');
    await expect(box.create()).rejects.toMatchObject({ hint: 'The password is not the one of this repository.' });
    return undefined;
  });

  it('are found out within seconds when a file of the repository is cut', async (ctx) => {
    if (lacks !== null) return ctx.skip(lacks);
    using box = new BackingUp();
    const { repository, passwordFile } = withRestic(box);
    writeFileSync(join(box.data, 'file'), randomBytes(200_000));
    execFileSync('restic', ['init', '--quiet', '--repo', repository, '--password-file', passwordFile]);
    const made = await box.create();
    const data = join(repository, 'data');
    for (const name of readdirSync(data, { recursive: true, withFileTypes: true }))
      if (name.isFile()) {
        chmodSync(join(name.parentPath, name.name), 0o600);
        truncateSync(join(name.parentPath, name.name), 100);
      }
    const { ok, problems } = await box.backups.verify(made.id, box.signal);
    expect(ok).toBe(false);
    expect(problems[0]).toMatch(/EOF/);
    return undefined;
  }, 60_000);

  it('of another machine are told from those that never were', async (ctx) => {
    if (lacks !== null) return ctx.skip(lacks);
    using box = new BackingUp();
    withRestic(box);
    const error = await box.backups
      .verify('backup-20261120-143205-a1b2', box.signal)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'no-backup',
      message: 'There is no backup backup-20261120-143205-a1b2 of this machine.',
    });
    expect(String(Reflect.get(error as object, 'hint'))).toContain(
      'restic snapshots --tag backup-20261120-143205-a1b2',
    );
    return undefined;
  });

  it('are found out when restic has them no more', async (ctx) => {
    if (lacks !== null) return ctx.skip(lacks);
    using box = new BackingUp();
    const { repository, passwordFile } = withRestic(box);
    writeFileSync(join(box.data, 'file'), 'x');
    const restic = ['--repo', repository, '--password-file', passwordFile, '--quiet'];
    execFileSync('restic', ['init', ...restic]);
    const made = await box.create();
    execFileSync('restic', ['forget', '--tag', made.id, '--keep-last', '1', '--group-by', 'tags', ...restic]);
    expect(await box.backups.verify(made.id, box.signal)).toMatchObject({ ok: false });
    return undefined;
  });
});
