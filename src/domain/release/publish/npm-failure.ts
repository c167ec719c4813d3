import { field, textField } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';

export type NpmFailureKind =
  | 'otp-required'
  | 'bad-credential'
  | 'no-credential'
  | 'forbidden'
  | 'taken'
  | 'not-found'
  | 'private'
  | 'throttled'
  | 'registry-failed'
  | 'connection'
  | 'unknown-command'
  | 'local'
  | 'other';

export interface NpmFailure {
  readonly kind: NpmFailureKind;
  /** npm's own code, `E403`; empty when it gave none. */
  readonly code: string;
  /** What npm says in one line. */
  readonly says: string;
  /** Where a person confirms in the browser instead of typing a code; null when npm names no such place. */
  readonly confirmAt: string | null;
  /** Whether the registry may have taken the package although npm failed. */
  readonly uncertain: boolean;
}

const KINDS: readonly (readonly [RegExp, NpmFailureKind])[] = [
  [/^EOTP$/, 'otp-required'],
  [/^ENEEDAUTH$/, 'no-credential'],
  [/^E401$/, 'bad-credential'],
  [/^E403$/, 'forbidden'],
  [/^(?:E409|EPUBLISHCONFLICT)$/, 'taken'],
  [/^E404$/, 'not-found'],
  [/^EPRIVATE$/, 'private'],
  [/^E429$/, 'throttled'],
  [/^E5\d\d$/, 'registry-failed'],
  [
    /^(?:ECONN|ETIMEDOUT|ENOTFOUND|EAI_|EPIPE|ERR_SOCKET|ERR_STREAM|ESOCKETTIMEDOUT|EHOSTUNREACH|ENETUNREACH|FETCH_ERROR|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|ERR_SSL)/,
    'connection',
  ],
  [/^(?:EUSAGE|ENOENT|EACCES|EJSONPARSE|EBADSEMVER|EUNSCOPED|ENOLOCAL|EINVALIDTAGNAME)$/, 'local'],
];

/** Failures after which nothing can have been taken. */
const CERTAIN: ReadonlySet<NpmFailureKind> = new Set([
  'otp-required',
  'bad-credential',
  'no-credential',
  'forbidden',
  'not-found',
  'private',
  'throttled',
  'unknown-command',
  'local',
]);

/** What a failed call of npm means, by its `--json` answer, else by its `npm error code` lines. */
export function npmFailure(stdout: string, stderr: string): NpmFailure {
  const found = fromJson(stdout) ?? fromJson(stderr);
  const code = (found && textField(found, 'code')) ?? /^npm (?:error|ERR!) code (\S+)/m.exec(stderr)?.[1] ?? '';
  const text = (found && textField(found, 'summary')) ?? lines(stderr);
  const all = `${text}\n${(found && textField(found, 'detail')) ?? stdout}\n${stderr}`;
  const kind = kindOf(code, all);
  return {
    kind,
    code,
    says: text.trim().split('\n')[0] ?? '',
    confirmAt: confirmAt(found, all),
    uncertain: !CERTAIN.has(kind),
  };
}

function kindOf(code: string, text: string): NpmFailureKind {
  // Some registries ask for the code with a plain 401.
  if (code === 'E401' && /one-time pass/i.test(text)) return 'otp-required';
  if (/cannot publish over|previously published version|already (?:present|exists)/i.test(text)) return 'taken';
  if (/^Unknown command/im.test(text)) return 'unknown-command';
  return KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}

function confirmAt(found: unknown, text: string): string | null {
  return (
    (found === null ? null : textField(found, 'authUrl')) ??
    /Open this URL in your browser[^\n]*\n(?:npm (?:error|ERR!)\s*)?\s*(https?:\/\/\S+)/.exec(text)?.[1] ??
    null
  );
}

/** npm prints its error as the last JSON object, behind whatever scripts printed. */
function fromJson(text: string): object | null {
  for (let at = text.lastIndexOf('\n{'); ; at = text.lastIndexOf('\n{', at - 1)) {
    const from = at < 0 ? text.indexOf('{') : at;
    const whole = from < 0 ? undefined : parseJson(text.slice(from).trim());
    const error = field(whole, 'error');
    if (typeof error === 'object' && error !== null) return error;
    if (at <= 0) return null;
  }
}

function lines(stderr: string): string {
  return stderr
    .split('\n')
    .map((line) => /^npm (?:error|ERR!) (?!code )(.*)$/.exec(line)?.[1] ?? '')
    .filter((line) => line.trim() !== '' && !/complete log of this run/.test(line))
    .join('\n');
}
