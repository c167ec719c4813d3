import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import type { ListName } from '#domain/checklist/checklist.ts';
import { ITEM_IDS } from '#domain/checklist/item-ids.ts';
import { type ChecklistSettings, DEFAULT_THRESHOLDS, type OwnItem } from '#domain/checklist/settings.ts';
import { joinCommand } from '#domain/split-command.ts';

import { noHome, twice } from './items.ts';
import { absolute, type Base } from './place.ts';

type Said = NonNullable<Parsed['checklist']>;
type SaidItem = NonNullable<Said['items']>[number];

const TIMEOUT_MS = 30_000;
const MIB = 1024 * 1024;
const KEYS = { daily: 'items', weekly: 'weekly', monthly: 'monthly' } as const;

/** The checklist with its defaults, absolute folders and unique ids. */
export function checklistSettings(
  said: Said,
  base: Base,
  healthyAbove: number,
): { readonly settings: ChecklistSettings; readonly findings: readonly Finding[] } {
  const { oldLogMegabytes, ...limits } = said.thresholds ?? {};
  const thresholds = {
    ...DEFAULT_THRESHOLDS,
    healthyAbove,
    ...(Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Partial<
      typeof DEFAULT_THRESHOLDS
    >),
    ...(oldLogMegabytes !== undefined && { oldLogBytes: oldLogMegabytes * MIB }),
  };
  const own = (list: ListName): readonly OwnItem[] => (said[KEYS[list]] ?? []).map((item) => ownItem(item, base));
  const lists: readonly ListName[] = ['daily', 'weekly', 'monthly'];
  const logs = (said.logs ?? []).map((path) => absolute(path, base));
  return {
    settings: {
      thresholds,
      logs: logs.filter((path) => path !== null),
      skip: said.skip ?? [],
      own: { daily: own('daily'), weekly: own('weekly'), monthly: own('monthly') },
    },
    findings: [
      ...lists.flatMap((list) => findingsOf(said[KEYS[list]] ?? [], list, base)),
      ...logs.flatMap((path, index) => (path === null ? [noHome(['checklist', 'logs', index])] : [])),
    ],
  };
}

function ownItem({ id, title, check, run, cwd, timeout, confirm, ask, hint }: SaidItem, base: Base): OwnItem {
  if (check !== undefined) return { id, title: title ?? id, type: 'check', check };
  if (run === undefined) return { id, title: title ?? ask ?? id, type: 'question', hint: hint ?? null };
  const command = { id, title: title ?? id, type: 'command' as const, command: run };
  if (confirm !== undefined && confirm !== 'read')
    return { id, title: title ?? `Run ${joinCommand(run)}?`, type: 'question', hint: joinCommand(run) };
  return {
    ...command,
    cwd: cwd === undefined ? base.home : (absolute(cwd, base) ?? cwd),
    timeoutMs: timeout ?? TIMEOUT_MS,
  };
}

function findingsOf(said: readonly SaidItem[], list: ListName, base: Base): readonly Finding[] {
  const key = KEYS[list];
  const under = (finding: Finding): Finding => ({ ...finding, path: ['checklist', ...finding.path] });
  const taken = said.flatMap(({ id }, index): Finding[] => {
    if (!ITEM_IDS[list].includes(id)) return [];
    const message = `${id} is an item of the program`;
    return [{ path: [key, index, 'id'], part: 'value', message, hint: 'Give another.' }];
  });
  const homeless = said.flatMap(({ cwd }, index) =>
    cwd !== undefined && absolute(cwd, base) === null ? [noHome([key, index, 'cwd'])] : [],
  );
  return [...twice(said, key), ...taken, ...homeless].map(under);
}
