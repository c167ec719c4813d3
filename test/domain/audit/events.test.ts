import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { AUDIT_EVENTS } from '#domain/audit/event.ts';

/** Names of the guides for what nothing here does; docs/audit.md says so. */
const NOT_YET: readonly string[] = ['agent_action', 'memory_access'];

const sources = ['services/adapters', 'services/procedures', 'src/cli', 'src/launcher'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'registry.ts')
    .map((name) => readFileSync(join(room, name), 'utf8')),
);
const recorded = [
  ...readFileSync('src/domain/roles/standing.ts', 'utf8').matchAll(/event: '(\w+)'/g),
  ...sources.flatMap((text) => [...text.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)]),
].map(([, name = '']) => name);
const docs = readFileSync('docs/audit.md', 'utf8');

test.each(AUDIT_EVENTS.filter((name) => !NOT_YET.includes(name)))(
  '%s is recorded somewhere, and documented',
  (name) => {
    expect(recorded).toContain(name);
    const short = name.replace(/^[a-z]+/, '');
    expect(docs.includes(`\`${name}\``) || docs.includes(`\`${short}\``)).toBe(true);
  },
);

test.each(NOT_YET)('%s is recorded nowhere, and the page says why', (name) => {
  expect(recorded).not.toContain(name);
  expect(docs.slice(docs.indexOf('Nothing here acts'))).toContain(name);
});
