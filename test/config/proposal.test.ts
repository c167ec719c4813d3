import fc from 'fast-check';
import { expect, test } from 'vitest';

import { defaultConfig } from '#config/defaults.ts';
import type { Found } from '#config/detect/found.ts';
import { proposal } from '#config/detect/proposal.ts';

import { FILE, loaded } from './support.ts';

const NOTHING: Found = { projects: [], services: [], agents: [], memory: null, frameworkRoot: null, unanswered: [] };
const nasty = fc.oneof(
  fc.constantFrom('no', '~', '1e3', 'a: b', "it's", '"', '#x', '- x', '@x', '*x', '&x', '!x', '{x}', 'null', '0x1F'),
  fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== ''),
);

test('whatever things are called, the file that is proposed holds them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('shop', '2048', 'no', 'null'),
      nasty,
      nasty,
      nasty,
      async (id, folder, unit, host) => {
        const path = `/srv/${folder.replaceAll(/[/\0]|^\.+$/g, 'x')}`;
        const found: Found = {
          ...NOTHING,
          projects: [{ id, path, gitHub: 'ana/shop' }],
          services: [{ manager: 'systemd', unit, state: 'running' }],
          memory: { host, port: 8002, tls: true, status: null },
        };
        const config = await loaded(proposal(found, defaultConfig('development', FILE), '/u/ana'));
        expect(config).toMatchObject({
          projects: [{ id, path }],
          services: [{ unit }],
          memory: { host, tls: true },
        });
      },
    ),
    { numRuns: 150 },
  );
});

test('what the defaults say already is not written', () => {
  const text = proposal(NOTHING, defaultConfig('development', FILE), '/u/ana');
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
