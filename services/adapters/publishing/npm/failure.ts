import { type ExitName, OpsError } from '#domain/errors.ts';
import type { NpmFailure, NpmFailureKind } from '#domain/release/publish/npm-failure.ts';

interface Meaning {
  readonly code: string;
  readonly says: string;
  readonly hint: string;
  readonly exit?: ExitName;
}

const AGAIN = 'Run the same command again; the registry does not have the version.';

const MEANINGS: Readonly<Record<NpmFailureKind, Meaning>> = {
  'otp-required': {
    code: 'otp-required',
    says: 'wants a one-time password',
    hint: 'Type the code of your authenticator app; a code that was given is wrong or too old.',
    exit: 'credential',
  },
  'no-credential': {
    code: 'no-credential',
    says: 'wants a credential and there is none',
    hint: 'Run npm login, or set NODE_AUTH_TOKEN.',
    exit: 'credential',
  },
  'bad-credential': {
    code: 'bad-credential',
    says: 'does not accept the credential',
    hint: 'It is wrong, revoked or expired: run npm login, or set a new NODE_AUTH_TOKEN.',
    exit: 'credential',
  },
  forbidden: {
    code: 'forbidden',
    says: 'does not allow that',
    hint: 'Ask an owner of the package for the right to publish, or use a token that has it.',
    exit: 'credential',
  },
  'not-found': {
    code: 'forbidden',
    says: 'knows no such package or scope, or you may not write it',
    hint: 'Check the name of the package and who may publish under its scope.',
    exit: 'credential',
  },
  taken: {
    code: 'version-taken',
    says: 'has this version already',
    hint: 'Release the next version; a number can be used once only.',
    exit: 'remoteConflict',
  },
  private: {
    code: 'publish-failed',
    says: 'was not asked: the package is marked private',
    hint: 'Take "private" out of package.json, or do not publish it.',
  },
  throttled: {
    code: 'throttled',
    says: 'is asked too often',
    hint: 'Wait some minutes, then run the same command again.',
  },
  'registry-failed': { code: 'publish-failed', says: 'has a fault of its own', hint: AGAIN },
  connection: { code: 'publish-failed', says: 'could not be reached, or never answered', hint: AGAIN },
  'unknown-command': {
    code: 'npm-too-old',
    says: 'was not asked: the npm of this machine does not know this command',
    hint: 'Install a newer npm: npm install --global npm@latest',
  },
  local: { code: 'publish-failed', says: 'was not asked', hint: 'Correct what npm complains about.' },
  other: {
    code: 'publish-failed',
    says: 'did not take it',
    hint: 'Do what npm asks for, then run the same command again.',
  },
};

/** What a failed call of npm means; npm's own first line is part of it. */
export function npmError(host: string, failure: NpmFailure): OpsError {
  const { code, says, hint, exit } = MEANINGS[failure.kind];
  const own = failure.says === '' ? '' : ` npm says: ${failure.says}`;
  const confirm = failure.confirmAt === null ? '' : ` Or confirm at ${failure.confirmAt} and run it again.`;
  return new OpsError(code, `${host} ${says}.${own}`, { hint: hint + confirm, exit });
}
