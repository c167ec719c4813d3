import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { bundledPackages } from './build/bundled.ts';
import { notice } from './build/notice.ts';
import { settle } from './support/generated.ts';
import { ROOT } from './support/root.ts';

if (existsSync(join(ROOT, 'src/main.ts'))) {
  const text = (await bundledPackages()).map(notice).join('\n');
  const files = [{ path: 'THIRD_PARTY_LICENSES.txt', text }];
  await settle(files, 'node scripts/licences.ts', process.argv.includes('--check'));
}
