import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { commandsPage } from './docs/commands.ts';
import { configPages } from './docs/config.ts';
import { guideNamesPage } from './docs/guide-names.ts';
import { keysPage } from './docs/keys.ts';
import { type Generated, settle } from './support/generated.ts';
import { ROOT } from './support/root.ts';

/** The page runs the rules, so it is loaded only where they are. */
async function alertsPage(): Promise<readonly Generated[]> {
  return existsSync(join(ROOT, 'src/domain/alerts')) ? (await import('./docs/alerts.ts')).alertsPage() : [];
}

/** One generator a page; it answers nothing while what it describes does not exist. */
const PAGES = [alertsPage, commandsPage, configPages, guideNamesPage, keysPage];

const pages = await Promise.all(PAGES.map((page) => page()));
await settle(pages.flat(), 'node scripts/docs.ts', process.argv.includes('--check'));
