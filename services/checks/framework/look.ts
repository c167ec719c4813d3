import { OpsError } from '#domain/errors.ts';
import type { Outcome } from '#domain/framework/compliance.ts';
import { type Rule, type RulePack } from '#domain/framework/packs.ts';
import { packFor } from '#domain/framework/profile.ts';
import type { Files } from '#services/ports/files.ts';

export interface Looked {
  readonly pack: RulePack;
  readonly outcomes: readonly Outcome[];
  /** Epoch ms of the newest change in the plan; null without one. */
  readonly planChangedAt: number | null;
}

/** A new ticket changes its folder, a new item the backlog. */
const PLAN_PLACES = [
  'trackdown/BACKLOG.md',
  ...['tasks', 'tickets'].flatMap((home) => ['epics', 'issues', 'tasks'].map((kind) => `${home}/${kind}`)),
];

/** Looks for what the rules of a folder ask for. Throws `no-folder` where there is none. */
export async function lookForRules(files: Files, path: string, subject: 'framework' | 'project'): Promise<Looked> {
  const facts = await files.stat(path);
  if (facts?.kind !== 'directory')
    throw new OpsError('no-folder', `There is no folder ${path}`, { hint: 'Restore it, or correct the configuration' });
  const entries = await files.list(path);
  const names = (directory: boolean) =>
    new Set(entries.filter((entry) => entry.directory === directory).map(({ name }) => name));
  const pack = packFor(subject, { folders: names(true), files: names(false) });
  const outcomes = await Promise.all(
    pack.rules.map(async (rule) => ({ rule, found: await firstOf(files, path, rule) })),
  );
  const times = await Promise.all(
    PLAN_PLACES.map(async (place) => (await files.stat(`${path}/${place}`))?.modifiedAt ?? 0),
  );
  const newest = Math.max(...times);
  return { pack, outcomes, planChangedAt: newest > 0 ? newest : null };
}

async function firstOf(files: Files, base: string, { anyOf }: Rule): Promise<string | null> {
  for (const path of anyOf) {
    const kind = path.endsWith('/') ? 'directory' : 'file';
    if ((await files.stat(`${base}/${path.replace(/\/$/, '')}`))?.kind === kind) return path;
  }
  return null;
}
