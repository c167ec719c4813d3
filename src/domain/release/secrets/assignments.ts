import { entropy } from './entropy.ts';
import type { Match } from './match.ts';
import { isPlaceholder } from './placeholder.ts';

const LEAST_LENGTH = 20;
const LEAST_ENTROPY = 3.5;
/** Letters alone are mostly names of something; only a random mix of capitals and small ones is not. */
const LETTERS_ENTROPY = 4.2;

/** A name that says so, something that assigns, and a value without spaces. */
const ASSIGNED =
  /(key|token|secret|passw|credential|auth)([\w.-]{0,40})["'\]]{0,3}[ \t]{0,4}(?:=>|:=|==?|:)[ \t]{0,4}["'`]?([^\s"'`,;<>(){}[\]|\\]{12,512})/gi;
const NAME_BEFORE = 40;
/** What bears such a name and is no secret. */
const HARMLESS_NAME =
  /public|cache|primary|foreign|partition|sort[-_]?key|keyword|keyboard|keymap|keyframe|keycode|keyof|keyid|key[-_]id|tokeniz|author(?!iz)|monkey|hotkey|turkey|integrity|checksum|fingerprint|hash|digest|sitekey/i;
const OWN_NAME = /(?:CLAUDE_PM|MEM0AI|MEM0)_\w*$/;
/** As a file, a variable or `aws configure set` has it. */
const AWS = /(aws_secret_access_key["']?[ \t]{0,4}[=: ][ \t]{0,4}["']?)([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi;
const ADDRESS_OR_PATH = /^(?:[a-z][a-z0-9+.-]*:\/\/|[.~]{0,2}\/[\w.@-]+(?:\/[\w.@*-]+)+\/?$)/i;
const PUBLIC = /^(?:AAAA[BCE]\d?[A-Z]|sha\d{3}-|ssh-)/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^(?:[A-Za-z]?[a-z]{0,23}|[A-Z]{1,16}|v?\d{1,6}|[a-z]{1,6}\d{1,3}|\d{1,3}[a-z]{1,3})$/;
const IDENTIFIER = /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$/;

/** `NAME = value` where the name says that it is a secret and the value is none of the usual harmless ones. */
export function assignments(text: string): Match[] {
  return [...awsSecrets(text), ...assigned(text)];
}

function awsSecrets(text: string): Match[] {
  return [...text.matchAll(AWS)].flatMap(({ index, 1: name = '', 2: value = '' }) => {
    const from = index + name.length;
    const match = { rule: 'aws-secret', what: 'an AWS secret key', from, to: from + value.length };
    return isPlaceholder(value) ? [] : [match];
  });
}

function assigned(text: string): Match[] {
  return [...text.matchAll(ASSIGNED)].flatMap(({ index, 0: whole, 1: word = '', 2: rest = '', 3: value = '' }) => {
    const before = /[\w.-]*$/.exec(text.slice(Math.max(0, index - NAME_BEFORE), index))?.[0] ?? '';
    const name = before + word + rest;
    const what = judged(name, value);
    if (what === null) return [];
    const from = index + whole.length - value.length;
    return [{ ...what, from, to: from + value.length }];
  });
}

function judged(name: string, value: string): { rule: string; what: string } | null {
  if (isPlaceholder(value) || ADDRESS_OR_PATH.test(value) || PUBLIC.test(value)) return null;
  if (OWN_NAME.test(name)) return { rule: 'own-key', what: `the value of ${name}` };
  if (HARMLESS_NAME.test(name) || IDENTIFIER.test(value)) return null;
  if (!/secret|passw/i.test(name) && isWords(value)) return null;
  if (UUID.test(value) && !/secret|token|passw|api/i.test(name)) return null;
  return isRandom(value) ? { rule: 'assigned-secret', what: 'a value that looks like a secret' } : null;
}

/** Words, numbers and short marks with something between them: a name, such as the key of a cache. */
function isWords(value: string): boolean {
  const parts = value.split(/[-_./:@+]/);
  return parts.length > 1 && parts.every((part) => WORD.test(part));
}

function isRandom(value: string): boolean {
  if (value.length < LEAST_LENGTH) return false;
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  const capitals = /[a-z]/.test(value) && /[A-Z]/.test(value);
  return entropy(value) >= (mixed ? LEAST_ENTROPY : capitals ? LETTERS_ENTROPY : Infinity);
}
