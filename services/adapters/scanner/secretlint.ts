import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

import type { Match } from '#domain/release/secrets/match.ts';

const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] };

/** Its own words name the value, so ours are made of the rule. */
const WHAT: Readonly<Record<string, string>> = {
  aws: 'an AWS secret',
  basicauth: 'a password in an address',
  'database-connection-string': 'a password in the address of a database',
  gcp: 'a key of Google Cloud',
  github: 'a GitHub token',
  gitlab: 'a GitLab token',
  npm: 'an npm token',
  privatekey: 'a private key',
  slack: 'a Slack token',
};

/** Secrets by the recommended rules of secretlint, which judge the text alone. */
export async function secretlint(text: string): Promise<Match[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: 'text', ext: '', contentType: 'text' },
    options: { config, noPhysicFilePath: true },
  });
  return messages.map(({ ruleId, range: [from, to] }) => {
    const rule = ruleId.replace('@secretlint/secretlint-rule-', '');
    return { rule, what: WHAT[rule] ?? `a secret of ${rule}`, from, to };
  });
}
