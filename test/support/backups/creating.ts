import { realBackups } from '#services/adapters/backups.ts';
import { realClock } from '#services/adapters/clock.ts';

/** Makes a backup in a process of its own, to be killed: `creating.ts FOLDER SOURCE`. */
const [folder = '', path = ''] = process.argv.slice(2);
const settings = { folder, store: 'archive', restic: null } as const;
const backups = realBackups({ clock: realClock(), settings: () => settings, env: () => ({}) });
const sources = [{ name: 'data', path, required: true }];
await backups.create({ sources, run: null, quiesced: false, signal: new AbortController().signal });
