import type { Invocation } from '#cli/command.ts';
import { documentOf, testJson } from '#cli/cred/json.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { lookOnce } from '#services/procedures/credentials/look-once.ts';

/** `security test-auth`: row SEC-03, without writing: nothing is created to be deleted again. Exit 8 when it is refused. */
export async function testAuthCommand({ world, config, values, stdout, signal }: Invocation): Promise<number> {
  const { host, port, tls } = config.memory;
  const asked = { provider: 'mem0', baseUrl: `${tls ? 'https' : 'http'}://${host}:${port}` };
  const result = await lookOnce(world, config.credentials, asked, signal);
  if (result === null)
    throw new OpsError('credential-missing', 'There is no key for the memory service.', {
      hint: 'Make one: cpm-console security generate-key',
      exit: 'credential',
    });
  if (values['json'] === true) stdout.write(documentOf({ test: testJson(result) }));
  else {
    const good = result.outcome === 'ok' || result.outcome === 'restricted';
    stdout.write(`${good ? '✅ Authenticated' : `❌ ${result.outcome}`}: ${result.summary}\n`);
    if (result.hint !== undefined) stdout.write(`${result.hint}\n`);
  }
  switch (result.outcome) {
    case 'ok':
      return EXIT.ok;
    case 'rejected':
    case 'expired':
      return EXIT.credential;
    case 'restricted':
    case 'unverified':
      return EXIT.attention;
    case 'throttled':
    case 'unknown':
      return EXIT.unknown;
  }
}
