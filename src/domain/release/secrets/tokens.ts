import { tokensIn } from '#domain/redact/shapes.ts';

import { entropy } from './entropy.ts';
import type { Match } from './match.ts';
import { isPlaceholder } from './placeholder.ts';

const WHAT: Readonly<Record<string, string>> = {
  'anthropic-key': 'an Anthropic key',
  'github-token': 'a GitHub token',
  'gitlab-token': 'a GitLab token',
  'npm-token': 'an npm token',
  'pypi-token': 'a PyPI token',
  'docker-token': 'a Docker token',
  'slack-token': 'a Slack token',
  'slack-webhook': 'a Slack webhook',
  'google-key': 'a Google key',
  'aws-key': 'an AWS key id',
  'stripe-key': 'a Stripe key',
  'memory-key': 'a key of the memory service',
  'openai-key': 'an OpenAI key',
  jwt: 'a JSON web token',
};
/** Every key that OpenAI made so far holds it. */
const OPENAI_INSIDE = 'T3BlbkFJ';
const JWT = /^[\w-]+\.eyJ[\w-]+\.[\w-]{20,}$/;

/** Tokens that are known by the way they are made, also in bytes that are no text. */
export function tokens(text: string): Match[] {
  return tokensIn(text).flatMap(({ name, from, to }) => {
    const value = text.slice(from, to);
    return isReal(name, value) ? [{ rule: name, what: WHAT[name] ?? name, from, to }] : [];
  });
}

function isReal(name: string, value: string): boolean {
  if (name === 'jwt') return JWT.test(value);
  if (name === 'openai-key') return value.includes(OPENAI_INSIDE) || (!isPlaceholder(value) && isMixed(value));
  return !isPlaceholder(value) && !value.includes('_test_');
}

/** Names of styles begin like keys as well, but hold no digits and capitals. */
function isMixed(value: string): boolean {
  return entropy(value) >= 3.5 && /\d/.test(value) && /[A-Z]/.test(value.slice(3)) && /[a-z]/.test(value.slice(3));
}
