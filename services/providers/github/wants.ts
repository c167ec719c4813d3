import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import type { TestOptions } from '#services/providers/provider.ts';
import { told } from '#services/providers/support/outcome.ts';

/** What is looked at in each repository: the name it is shown by, and the least question that needs it. */
const LOOKS = [
  { scope: 'metadata r', path: '' },
  { scope: 'issues r', path: '/issues?per_page=1&state=all' },
  { scope: 'pulls r', path: '/pulls?per_page=1&state=all' },
] as const;

type Known = Pick<TestResult, 'scopes' | 'expiresAt'> & { readonly account: string; readonly host: string };

/** Tries what a token must be able to do; what it tells of itself is not asked again. */
export async function probeWants(value: Secret, options: TestOptions, known: Known): Promise<TestResult> {
  const { wants = [] } = options;
  const lacking: string[] = [];
  const tried = new Set<string>();
  for (const repository of wants) {
    const failed = new Set<string>();
    for (const { scope, path } of LOOKS) {
      // A repository that it cannot see at all needs no further questions.
      if (failed.has('metadata r')) break;
      const missing = await lacks(value, options, `/repos/${repository}${path}`);
      if (missing === null) tried.add(`${scope} (tried)`);
      else {
        failed.add(scope);
        lacking.push(`${repository}: ${missing === '' ? scope : missing}`);
      }
    }
  }
  const scopes = [...(known.scopes ?? []), ...tried];
  const { account, expiresAt } = known;
  const more = { account, scopes, ...(expiresAt !== undefined && { expiresAt }) };
  if (lacking.length === 0) return told(options, 'ok', account, more);
  return told(options, 'restricted', `${account}, but lacks ${lacking.join('; ')}`, {
    ...more,
    hint: 'Give the token those rights, or take the repository out of what it is for.',
  });
}

/** Null when it may; else the permission as GitHub names it, empty when it names none. Throws where no answer came. */
async function lacks(value: Secret, { world, baseUrl, signal }: TestOptions, path: string): Promise<string | null> {
  const seen = await world.github.look({ token: value, baseUrl, path }, signal);
  if (seen.status < 400) return null;
  return seen.headers['x-accepted-github-permissions'] ?? '';
}
