import { explain } from '@renovatebot/pep440';
import parseVersion from 'semver/functions/parse.js';

import { OpsError } from '#domain/errors.ts';

import { coreOf } from './prerelease.ts';

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['alpha', 'a'],
  ['a', 'a'],
  ['beta', 'b'],
  ['b', 'b'],
  ['rc', 'rc'],
  ['c', 'rc'],
  ['pre', 'rc'],
  ['preview', 'rc'],
]);
const WORDS: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['rc', 'rc'],
]);
/** What both sides read the same: lower case, no zeros in front of a number. */
const LOCAL = /^(?!post(?:\.|$))(?:0|[1-9]\d*|\d*[a-z][\da-z]*)(?:\.(?:0|[1-9]\d*|\d*[a-z][\da-z]*))*$/;
/** A version as PEP 440 normalises it, without its local part. */
const NORMAL = /^(?:(\d+)!)?(\d+(?:\.\d+)*)(?:(a|b|rc)(\d+))?(?:\.post(\d+))?(?:\.dev(\d+))?$/;
const POST = /^post\.(0|[1-9]\d*)(?:\.(.+))?$/;

/**
 * A semantic version as Python writes it: 1.2.0-rc.1 is 1.2.0rc1, -alpha.1 is a1, -beta.1 is b1, -dev.1 is .dev1,
 * +post.1 is .post1 and other build metadata a local version. Throws OpsError `no-pep440` for what has no counterpart.
 * Both sides agree on the order except for `dev`, which Python puts before alpha.
 */
export function toPep440(version: string): string {
  const parsed = parseVersion(version);
  if (parsed === null) throw unmapped(version, 'it is not a semantic version');
  const pre = parsed.prerelease.length === 0 ? '' : prePart(version, parsed.prerelease);
  const build = parsed.build.join('.');
  const [, post, rest] = POST.exec(build) ?? [];
  const local = post === undefined ? build : (rest ?? '');
  if (local !== '' && !LOCAL.test(local)) throw unmapped(version, `Python would change the build metadata "${local}"`);
  if (post !== undefined && pre !== '') throw unmapped(version, 'a prerelease has no post release');
  return `${coreOf(parsed)}${pre}${post === undefined ? '' : `.post${post}`}${local === '' ? '' : `+${local}`}`;
}

function prePart(version: string, parts: readonly (string | number)[]): string {
  const [word = '', number = 0, ...rest] = parts;
  if (rest.length > 0 || typeof word !== 'string' || typeof number !== 'number')
    throw unmapped(version, 'Python has one word and one number there, as in -rc.1');
  if (word === 'dev') return `.dev${number}`;
  const letter = LETTERS.get(word);
  if (letter === undefined) throw unmapped(version, `Python knows alpha, beta, rc and dev, not "${word}"`);
  return `${letter}${number}`;
}

/**
 * A version of Python as a semantic one; missing numbers are zeros. Throws OpsError `no-semver` for epochs, more than three
 * numbers, development versions of prereleases (they would sort the other way round), and what is not PEP 440.
 */
export function fromPep440(version: string): string {
  const text = version.trim();
  const parsed = explain(text);
  if (parsed === null) throw unmappedBack(text, 'it is not a version by PEP 440');
  const [, epoch, release = '', letter, number, post, dev] = NORMAL.exec(parsed.public) ?? [];
  const [major = '0', minor = '0', patch = '0', ...more] = release.split('.');
  if (epoch !== undefined) throw unmappedBack(text, 'it has an epoch');
  if (more.some((part) => part !== '0')) throw unmappedBack(text, 'it has more than three numbers');
  if ([letter, post, dev].filter((part) => part !== undefined).length > 1)
    throw unmappedBack(text, 'it is a prerelease, a post release or a development release of one another');
  const tail = letter === undefined ? (dev === undefined ? '' : `-dev.${dev}`) : `-${WORDS.get(letter)}.${number}`;
  const build = [post === undefined ? '' : `post.${post}`, localOf(text)].filter((part) => part !== '').join('.');
  const semver = `${major}.${minor}.${patch}${tail}${build === '' ? '' : `+${build}`}`;
  if (parseVersion(semver) === null) throw unmappedBack(text, 'its numbers are too big');
  return semver;
}

function localOf(text: string): string {
  const at = text.indexOf('+');
  const local =
    at < 0
      ? ''
      : text
          .slice(at + 1)
          .toLowerCase()
          .replaceAll(/[-_]/g, '.')
          .replaceAll(/(?<=^|\.)0+(?=\d+(?:\.|$))/g, '');
  if (local !== '' && !LOCAL.test(local))
    throw unmappedBack(text, `its local version "${local}" would be read as a post release`);
  return local;
}

function unmapped(version: string, why: string): OpsError {
  return new OpsError('no-pep440', `${version} has no counterpart in Python: ${why}.`, {
    hint: 'Use X.Y.Z, or X.Y.Z-alpha.N, -beta.N, -rc.N, -dev.N',
    exit: 'usage',
  });
}

function unmappedBack(version: string, why: string): OpsError {
  return new OpsError('no-semver', `${version} has no counterpart among semantic versions: ${why}.`, {
    hint: 'Use X.Y.Z, or X.Y.ZaN, bN, rcN, .devN, .postN',
    exit: 'usage',
  });
}
