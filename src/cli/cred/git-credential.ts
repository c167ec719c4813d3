import type { Invocation } from '#cli/command.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import { credentialForGit, gitAnswer, type GitAsks, gitAsks } from '#domain/credentials/git-protocol.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

const MOST_BYTES = 64 * 1024;

/**
 * `cred git-credential get|store|erase`, as git calls its helper. `get` answers a value for its host, or nothing, so that git
 * asks somebody else; `store` keeps nothing by itself; `erase` remembers that the value was refused, and deletes nothing.
 */
export async function gitCredential({ world, positionals, stdout, input }: Invocation): Promise<number> {
  const [verb] = positionals;
  const asked = gitAsks((await input?.(MOST_BYTES)) ?? '');
  // Others may come with newer versions of git, which wants them to be passed over.
  if (verb !== 'get' && verb !== 'erase') {
    if (verb === undefined) throw new OpsError('usage', 'git calls it with get, store or erase.', { exit: 'usage' });
    return EXIT.ok;
  }
  const credential = credentialForGit(world.state.credentials.all(), asked, world.environment.cwd);
  if (credential === null) return EXIT.ok;
  if (verb === 'erase') return erase({ world }, credential, asked);
  await world.policy.demand('credential.read', credential.name);
  const value = await world.secrets.read(credential.name, 'git');
  if (value === null || /[\r\n\0]/.test(value.reveal())) return EXIT.ok;
  const details = { program: 'git', host: asked.host };
  await world.audit.append({ event: 'credential_used', target: credential.name, outcome: 'done', details });
  stdout.write(
    gitAnswer(asked, credential.provider === 'http' ? (credential.tested?.account ?? null) : null, value.reveal()),
  );
  return EXIT.ok;
}

/** Only the value that was refused counts, not one that has taken its place meanwhile. */
async function erase({ world }: Pick<Invocation, 'world'>, credential: Credential, asked: GitAsks): Promise<number> {
  const value = await world.secrets.read(credential.name, 'git');
  if (asked.password !== null && value?.reveal() !== asked.password) return EXIT.ok;
  world.state.credentials.put({
    ...credential,
    tested: {
      outcome: 'rejected',
      at: world.clock.now(),
      summary: `${asked.host} refused it when git used it`,
      hint: `Replace it: cpm-console cred rotate ${credential.name}`,
    },
  });
  return EXIT.ok;
}
