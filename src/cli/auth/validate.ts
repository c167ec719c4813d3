import type { Invocation } from '#cli/command.ts';
import { documentOf, testJson } from '#cli/cred/json.ts';
import type { TestResult } from '#domain/credentials/credential.ts';
import { EXIT, messageOf } from '#domain/errors.ts';
import { lookOnce } from '#services/procedures/credentials/look-once.ts';

/** Services as the script of the guide names them, in its order (row AVL-01), and its words where nothing is set. */
const SERVICES = [
  { service: 'memory_service', provider: 'mem0', missing: 'Key not configured' },
  { service: 'github_api', provider: 'github', missing: 'Token not configured' },
  { service: 'openai_api', provider: 'openai', missing: 'Key not configured' },
] as const;

interface Line {
  readonly service: string;
  readonly ok: boolean;
  readonly words: string;
  readonly result: TestResult | null;
}

/** `auth validate`: what the guide prints, from real tests. Exit 2 when one does not accept. */
export async function validateCommand({ world, config, values, stdout, signal }: Invocation): Promise<number> {
  const { host, port, tls } = config.memory;
  const usual: Readonly<Record<string, string>> = { mem0: `${tls ? 'https' : 'http'}://${host}:${port}` };
  const lines = await Promise.all(
    SERVICES.map(async ({ service, provider, missing }): Promise<Line> => {
      try {
        const asked = { provider, baseUrl: usual[provider] ?? null };
        const result = await lookOnce(world, config.credentials, asked, signal);
        return result === null
          ? { service, ok: false, words: missing, result }
          : { service, result, ...judged(result) };
      } catch (thrown) {
        return { service, ok: false, words: `Error: ${messageOf(thrown)}`, result: null };
      }
    }),
  );
  if (values['json'] === true)
    stdout.write(
      documentOf({
        services: lines.map(({ service, ok, words, result }) => ({
          service,
          ok,
          status: words,
          test: result === null ? null : testJson(result),
        })),
      }),
    );
  else {
    stdout.write('🔐 Authentication Status:\n');
    for (const { service, ok, words } of lines) stdout.write(`  ${service}: ${ok ? '✅' : '❌'} ${words}\n`);
  }
  return lines.every(({ ok }) => ok) ? EXIT.ok : EXIT.usage;
}

function judged({ outcome, summary }: TestResult): Pick<Line, 'ok' | 'words'> {
  switch (outcome) {
    case 'ok':
      return { ok: true, words: 'Authenticated' };
    case 'restricted':
      return { ok: true, words: `Authenticated (${summary})` };
    case 'unverified':
      return { ok: true, words: `Authenticated (not verified: ${summary})` };
    case 'rejected':
    case 'expired':
      return { ok: false, words: `Failed: ${/^\d{3}/.exec(summary)?.[0] ?? summary}` };
    case 'throttled':
    case 'unknown':
      return { ok: false, words: `Error: ${summary}` };
  }
}
