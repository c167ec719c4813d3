import { type ExitName, OpsError } from '#domain/errors.ts';
import type { NpmFailureKind } from '#domain/release/publish/npm-failure.ts';

/** What a program that publishes said of its failure. */
export interface RegistryRefusal {
  readonly kind: NpmFailureKind;
  readonly says: string;
  readonly confirmAt?: string | null | undefined;
}

interface Meaning {
  readonly code: string;
  readonly says: string;
  readonly hint: string;
  readonly exit?: ExitName;
}

type Program = 'npm' | 'twine' | 'uv';

const AGAIN = 'Run the same command again; the registry does not have the version.';
const PYPI_LOGIN = 'write a token into ~/.pypirc, or set PYPI_TOKEN.';
/** How a person gives a new credential. */
const LOGIN: Readonly<Record<Program, string>> = {
  npm: 'run npm login, or set NODE_AUTH_TOKEN.',
  twine: PYPI_LOGIN,
  uv: PYPI_LOGIN,
};

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
    hint: 'To give one, LOGIN',
    exit: 'credential',
  },
  'bad-credential': {
    code: 'bad-credential',
    says: 'does not accept the credential',
    hint: 'It is wrong, revoked or expired: LOGIN',
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
    hint: 'Check the name of the package and who may publish under it.',
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
  local: {
    code: 'publish-failed',
    says: 'did not take it',
    hint: 'Correct what is complained about, then run it again.',
  },
  other: {
    code: 'publish-failed',
    says: 'did not take it',
    hint: 'Do what is asked for, then run the same command again.',
  },
};

/** What a failed publish means; the first line that the program said is part of it. */
export function registryError(
  host: string,
  { kind, says: own, confirmAt = null }: RegistryRefusal,
  program: Program,
): OpsError {
  const { code, says, hint, exit } = MEANINGS[kind];
  const said = own === '' ? '' : ` ${program} says: ${own}`;
  const confirm = confirmAt === null ? '' : ` Or confirm at ${confirmAt} and run it again.`;
  return new OpsError(code, `${host} ${says}.${said}`, { hint: hint.replace('LOGIN', LOGIN[program]) + confirm, exit });
}
