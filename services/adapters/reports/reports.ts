import { appendFile, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import type { KeptReport, Reports } from '#services/ports/reports.ts';

import { rotate } from './rotate.ts';

const LOG_BYTES = 1024 * 1024;
const OLD_LOGS = 5;
const KEPT = 30;
const NAME = /^monitor-\d{8}-\d{6}\.json$/;
/** Enough of the end of the log for any number of lines a person asks for. */
const TAIL_BYTES = 256 * 1024;

/** The health log and reports below the state folder. */
export function realReports(stateDir: string, logBytes = LOG_BYTES): Reports {
  const logPath = join(stateDir, 'health.log');
  const folder = join(stateDir, 'reports');
  const list = async (): Promise<readonly KeptReport[]> => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name));
    const found = await Promise.all(names.map((name) => factsOf(name, join(folder, name))));
    return found.filter((one) => one !== null).toSorted((a, b) => b.name.localeCompare(a.name));
  };
  return {
    logPath,
    log: (line) =>
      attempted(async () => {
        privateDir(stateDir);
        await rotate(logPath, logBytes, OLD_LOGS);
        await appendFile(logPath, `${line}\n`, { mode: 0o600 });
      }),
    async tail(count) {
      const text = await lastText(logPath);
      return text.split('\n').filter(Boolean).slice(-count);
    },
    async write(path, text) {
      try {
        await replace(path, text);
      } catch (thrown) {
        throw new OpsError('report-unwritable', `The report ${path} cannot be written: ${messageOf(thrown)}.`, {
          hint: 'Name a file in a folder that exists and where you may write.',
          exit: 'usage',
          cause: thrown,
        });
      }
    },
    keep: (name, text) =>
      attempted(async () => {
        privateDir(folder);
        await replace(join(folder, checked(name)), text);
        for (const old of (await list()).slice(KEPT)) await rm(old.path, { force: true });
      }),
    list,
    read: (name) => (NAME.test(name) ? readFile(join(folder, name), 'utf8').catch(() => null) : Promise.resolve(null)),
  };
}

async function attempted(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new Error(`${name} is no name of a report`);
  return name;
}

async function factsOf(name: string, path: string): Promise<KeptReport | null> {
  const facts = await stat(path).catch(() => null);
  return facts && { name, path, at: facts.mtimeMs, bytes: facts.size };
}

async function lastText(path: string): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const bytes = Math.min(size, TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, size - bytes);
    return buffer.toString('utf8');
  } catch {
    return '';
  }
}

/** Written beside it first, so that a reader sees the old or the new one. */
async function replace(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await using file = await open(part, 'w', 0o600);
    await file.writeFile(text);
    await file.sync();
    await rename(part, path);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
  await using entry = await open(dirname(path), 'r');
  await entry.sync();
}
