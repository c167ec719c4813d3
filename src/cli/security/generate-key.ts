import type { Invocation } from '#cli/command.ts';
import { documentOf } from '#cli/cred/json.ts';
import { refuseLeaked } from '#cli/cred/leaked-argument.ts';
import { EXIT } from '#domain/errors.ts';
import { isWeak } from '#domain/security/key-rules.ts';
import { addCredential } from '#services/procedures/credentials/add.ts';

const BYTES = 48;
const RULE = '='.repeat(50);

/** `security generate-key [NAME]`: row SEC-01, except that the key goes into the store instead of onto the screen. */
export async function generateKeyCommand(invocation: Invocation): Promise<number> {
  const { world, config, values, positionals, stdout, signal } = invocation;
  await refuseLeaked(invocation);
  const name = positionals[0] ?? 'memory/main';
  let key = world.secrets.generate(BYTES);
  while (isWeak(key.reveal())) key = world.secrets.generate(BYTES);
  const text = `cpm_${key.reveal()}`;
  const wish = { name, provider: 'mem0', text, replace: values['replace'] === true, test: false };
  const { credential } = await addCredential(world, config.credentials, wish, signal);
  if (values['json'] === true) {
    stdout.write(documentOf({ name, masked: credential.masked, length: text.length, bytes: BYTES }));
    return EXIT.ok;
  }
  stdout.write(
    `${[
      RULE,
      '  API Key Generation',
      RULE,
      `✅ Generated and stored as ${name}: ${credential.masked}, ${text.length} characters`,
      '',
      '📋 Usage Instructions:',
      '1. It is in the store already; nothing shows it and nothing needs to be copied.',
      `2. Give it to your .env file: cpm-console cred give ${name} --to env-file:.env`,
      '3. Restart your Claude PM services: cpm-console service restart memory-service',
      '4. Try it: cpm-console security test-auth',
    ].join('\n')}\n`,
  );
  return EXIT.ok;
}
