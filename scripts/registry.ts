import { commandRegistry } from './registry/commands.ts';
import { folderRegistry } from './registry/folder.ts';
import { FOLDERS } from './registry/table.ts';
import { settle } from './support/generated.ts';

// The folders first: commands are loaded to be written down, and may import the other registries.
const check = process.argv.includes('--check');
await settle(FOLDERS.flatMap(folderRegistry), 'npm run registry', check);
await settle(await commandRegistry(check), 'npm run registry', check);
