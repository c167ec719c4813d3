import { alertsPage } from './docs/alerts.ts';
import { commandsPage } from './docs/commands.ts';
import { configPages } from './docs/config.ts';
import { guideNamesPage } from './docs/guide-names.ts';
import { keysPage } from './docs/keys.ts';
import { settle } from './support/generated.ts';

/** One generator a page; it answers nothing while what it describes does not exist. */
const PAGES = [alertsPage, commandsPage, configPages, guideNamesPage, keysPage];

const pages = await Promise.all(PAGES.map((page) => page()));
await settle(pages.flat(), 'node scripts/docs.ts', process.argv.includes('--check'));
