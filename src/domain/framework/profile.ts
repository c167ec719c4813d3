import { DEPLOYED_PACK, frameworkPack, INSTALLED_PACK, PROJECT_PACK, type RulePack, type TicketHome } from './packs.ts';

/** Latest first: an older folder is what a move left behind. */
const HOMES: readonly TicketHome[] = ['tickets', 'tasks', 'trackdown'];

/** The rules for a folder, chosen by what is in it: names of its folders, and of its files. */
export function packFor(
  subject: 'framework' | 'project',
  { folders, files }: { readonly folders: ReadonlySet<string>; readonly files: ReadonlySet<string> },
): RulePack {
  if (subject === 'project') return PROJECT_PACK;
  const home = HOMES.find((name) => folders.has(name));
  const manifest = files.has('package.json') || files.has('pyproject.toml');
  if (folders.has('.claude-pm') && !(folders.has('claude_pm') && manifest)) return DEPLOYED_PACK;
  const configured = files.has('config.json') || folders.has('config');
  if (home === undefined && configured && !manifest && !files.has('CLAUDE.md')) return INSTALLED_PACK;
  return frameworkPack(home ?? 'tickets');
}
