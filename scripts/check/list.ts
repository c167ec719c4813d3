import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/root.ts';
import type { Check } from './run.ts';

/** Every checker of a compiler that has several begins with the libraries: with the other cores busy, that is for nothing. */
const ONE_CORE = ['--checkers', '1'];

/** What can be judged without running the product, the slow ones first. Dead code has no meaning before there is an entry. */
export function staticChecks(quick: boolean): readonly Check[] {
  const hasEntry = existsSync(join(ROOT, 'src/main.ts'));
  return [
    { name: 'types, lint, walls', command: ['oxlint', '--type-aware', '--type-check'] },
    { name: 'types, second opinion', command: ['tsc', '--noEmit', ...ONE_CORE] },
    {
      name: 'types of the domain',
      command: ['tsc', '--noEmit', ...ONE_CORE, '-p', 'src/domain'],
      when: hasSources('src/domain'),
    },
    { name: 'dead code', command: ['knip', '--no-progress'], when: hasEntry },
    { name: 'registries', command: ['node', 'scripts/registry.ts', '--check'] },
    { name: 'generated pages', command: ['node', 'scripts/docs.ts', '--check'] },
    { name: 'licences', command: ['node', 'scripts/licences.ts', '--check'] },
    { name: 'format', command: ['oxfmt', '--check', '.'] },
    { name: 'build', command: ['node', 'scripts/prepare.mjs', '--build'], when: !quick && hasEntry },
  ];
}

function hasSources(dir: string): boolean {
  return globSync(`${dir}/**/*.ts`, { cwd: ROOT }).length > 0;
}
