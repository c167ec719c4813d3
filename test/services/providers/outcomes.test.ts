import { describe, expect, it } from 'vitest';

import { Secret } from '#domain/credentials/secret.ts';
import anthropicProvider from '#services/providers/anthropic.ts';
import gitHubProvider from '#services/providers/github.ts';
import httpProvider from '#services/providers/http.ts';
import mem0Provider from '#services/providers/mem0.ts';
import npmProvider from '#services/providers/npm.ts';
import openAiProvider from '#services/providers/openai.ts';
import type { Provider } from '#services/providers/provider.ts';

import { anthropic } from '../../support/providers/anthropic.ts';
import { askingWorld } from '../../support/providers/asking.ts';
import { gitHub } from '../../support/providers/github.ts';
import { anyService } from '../../support/providers/http.ts';
import { guides, mem0, openGuides } from '../../support/providers/mem0.ts';
import { npm } from '../../support/providers/npm.ts';
import { openAi } from '../../support/providers/openai.ts';
import { type Dialect, type Mode, serveProvider } from '../../support/providers/server.ts';

const world = askingWorld();
const probe = { header: 'X-Token', ok: [204] };
const ALL: readonly (readonly [name: string, provider: Provider, dialect: Dialect])[] = [
  ['github', gitHubProvider, gitHub],
  ['openai', openAiProvider, openAi],
  ['anthropic', anthropicProvider, anthropic],
  ['npm', npmProvider, npm],
  ['mem0', mem0Provider, mem0],
  ['the guides', mem0Provider, guides],
  ['http', httpProvider, anyService],
];

async function tested(provider: Provider, dialect: Dialect, mode: Mode, value = dialect.value) {
  await using server = await serveProvider(dialect, mode);
  const stop = new AbortController();
  if (mode === 'hang') void server.reached.then(() => stop.abort());
  const options = { world, baseUrl: server.origin, probe, signal: stop.signal };
  const result = await provider.test(new Secret(value), options);
  return { result, elsewhere: server.elsewhere(), asked: server.asked };
}

describe.each(ALL)('%s', (name, provider, dialect) => {
  it('accepts a value that works', async () => {
    expect((await tested(provider, dialect, 'valid')).result).toMatchObject({ outcome: 'ok' });
  });

  it('counts only what the provider itself refuses as a rejection', async () => {
    const { result } = await tested(provider, dialect, 'rejected');
    expect(result).toMatchObject({ outcome: 'rejected', rejection: true, hint: expect.any(String) as string });
  });

  it('does not take another value for the right one', async () => {
    const { result } = await tested(provider, dialect, 'valid', dialect.value.replace(/.{6}$/, 'zzzzzz'));
    expect(result.outcome).toBe('rejected');
  });

  it('says nothing of a value when it is asked too often', async () => {
    const { result } = await tested(provider, dialect, 'throttled');
    expect(result).toMatchObject({ outcome: 'throttled', hint: expect.stringMatching(/says nothing/) as string });
    expect(result.rejection).toBeUndefined();
  });

  it('never sends a value on to where it is redirected', async () => {
    const { result, elsewhere } = await tested(provider, dialect, 'redirect');
    expect(result.outcome).toBe('unknown');
    expect(result.summary).toMatch(/sends on to 127\.0\.0\.1:\d+; the value was not sent there/);
    expect(elsewhere).toBe(0);
  });

  it('is unknown when no answer comes', async () => {
    const { result } = await tested(provider, dialect, 'hang');
    expect(result).toMatchObject({ outcome: 'unknown' });
    expect(result.summary).not.toContain(dialect.value);
  });

  it('is worth another try when the provider has a fault of its own', async () => {
    expect((await tested(provider, dialect, 'broken')).result).toMatchObject({ outcome: 'unknown', passing: true });
  });

  it('does not believe who says 200 to everything', async () => {
    const accepting = provider === httpProvider ? { ...dialect, answer: () => ({ status: 204 }) } : dialect;
    const { result } = await tested(provider, accepting, provider === httpProvider ? 'valid' : 'open');
    expect(result.outcome).toBe(provider === httpProvider ? 'unverified' : 'unknown');
    expect(name).not.toBe('');
  });
});

it.each(ALL.filter(([name]) => !['the guides', 'http'].includes(name)))(
  '%s knows a value that works, but not for everything',
  async (_name, provider, dialect) => {
    const { result } = await tested(provider, dialect, 'restricted');
    expect(result.outcome).toBe('restricted');
    expect(result.rejection).toBeUndefined();
  },
);

it('says that a memory service asks for no key', async () => {
  const { result } = await tested(mem0Provider, openGuides, 'valid');
  expect(result).toMatchObject({ outcome: 'unverified', summary: expect.stringMatching(/asks for no key/) as string });
});

it('keeps a generic value without an address as unverified', async () => {
  const { signal } = new AbortController();
  const result = await httpProvider.test(new Secret('whatever it is'), { world, baseUrl: null, signal });
  expect(result.outcome).toBe('unverified');
});

it.each([
  ['github', gitHubProvider],
  ['openai', openAiProvider],
  ['http', httpProvider],
] as const)('%s never sends a value over plain http to another machine', async (_name, provider) => {
  const { signal } = new AbortController();
  const options = { world, baseUrl: 'http://api.acme.example/v3', signal };
  const result = await provider.test(new Secret('whatever it is'), options);
  expect(result).toMatchObject({ outcome: 'unknown', summary: expect.stringMatching(/^nothing was sent/) as string });
});

it('reads whose a token of npm is, what it may and when it ends', async () => {
  const { result } = await tested(npmProvider, npm, 'valid');
  expect(result).toMatchObject({ account: 'ana-dev', scopes: ['publish'], expiresAt: Date.UTC(2026, 11, 1) });
});
