import { expect, it } from 'vitest';

import { wishOf } from '#services/procedures/push/publish/wish.ts';

type Wish = Parameters<typeof wishOf>;

/** What is wished for in a build with these variables, of a package whose registry and validation say so. */
async function wished(variables: Readonly<Record<string, string>>, url: string, said: string | null) {
  const notes: string[] = [];
  const world = {
    environment: { get: (name: string) => variables[name] },
    registries: { npm: () => Promise.resolve({ url }) },
  } as unknown as Wish[0];
  const params = { project: { id: 'api', name: 'api', dir: '/api' } } as unknown as Wish[1];
  const publication = { registry: 'npm', name: '@ana/api', url: null, access: null, tag: null } as const;
  const one = { id: 'npm', ecosystem: 'node', folder: '', publication, version: '1.1.0', distTag: 'latest' };
  const context = {
    resultOf: (step: string) => (step === 'validate-npm' ? { access: said } : null),
    note: (text: string) => void notes.push(text),
  } as unknown as Wish[3];
  return { ...(await wishOf(world, params, one, context)), notes };
}

const NPM = 'https://registry.npmjs.org/';
const BUILD = { GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://vouch.example/' };

it('takes what a person said about access', async () => {
  expect(await wished({}, NPM, 'restricted')).toEqual({ access: 'restricted', provenance: false, notes: [] });
  expect(await wished({}, NPM, null)).toMatchObject({ access: null });
});

it('proves where it was built only where CI vouches for it and the registry takes it', async () => {
  expect(await wished(BUILD, NPM, null)).toMatchObject({
    provenance: true,
    notes: ['with provenance: GitHub Actions vouches for this build'],
  });
  expect(await wished(BUILD, 'https://npm.corp.example/', null)).toMatchObject({ provenance: false, notes: [] });
  expect(await wished({ GITHUB_ACTIONS: 'true' }, NPM, null)).toMatchObject({ provenance: false });
});
