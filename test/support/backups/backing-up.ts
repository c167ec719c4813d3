import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realBackups } from '#services/adapters/backups.ts';
import { realClock } from '#services/adapters/clock.ts';
import type { Backup, Backups, BackupSettings, BackupSource } from '#services/ports/backups.ts';

/** A folder with something to back up (`data`) and a place for backups, gone at the end of the `using` scope. */
export class BackingUp {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'cpm-backups-')));
  readonly data = join(this.root, 'data');
  readonly signal = new AbortController().signal;
  readonly backups: Backups;
  settings: Pick<BackupSettings, 'folder' | 'store' | 'restic'>;

  constructor(folder?: string) {
    mkdirSync(this.data);
    this.settings = { folder: folder ?? join(this.root, 'backups'), store: 'archive', restic: null };
    const env = { PATH: process.env['PATH'] ?? '', HOME: this.root };
    this.backups = realBackups({ clock: realClock(), settings: () => this.settings, env: () => env });
  }

  get folder(): string {
    return this.settings.folder;
  }

  source(more: Partial<BackupSource> = {}): BackupSource {
    return { name: 'data', path: this.data, required: false, ...more };
  }

  create(sources: readonly BackupSource[] = [this.source()], signal = this.signal): Promise<Backup> {
    return this.backups.create({ sources, run: null, quiesced: false, signal });
  }

  async restored(id: string, paths?: readonly string[]): Promise<string> {
    const into = join(this.root, `restored-${Math.random().toString(36).slice(2)}`);
    await this.backups.restore(id, { into, paths }, this.signal);
    return into;
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
