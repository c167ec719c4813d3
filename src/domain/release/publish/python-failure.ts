import type { NpmFailureKind } from './npm-failure.ts';

/** What a failed upload means. The kinds are those of npm, so that both registries speak alike. */
export interface UploadFailure {
  readonly kind: Extract<
    NpmFailureKind,
    | 'bad-credential'
    | 'forbidden'
    | 'taken'
    | 'not-found'
    | 'throttled'
    | 'registry-failed'
    | 'connection'
    | 'local'
    | 'other'
  >;
  /** What the program says in one line. */
  readonly says: string;
  /** Whether the index may have taken a file although the program failed. */
  readonly uncertain: boolean;
}

const CERTAIN: ReadonlySet<UploadFailure['kind']> = new Set([
  'bad-credential',
  'forbidden',
  'not-found',
  'throttled',
  'local',
]);

/** Reads what twine or uv printed. */
export function uploadFailure(output: string): UploadFailure {
  const status = Number(/(?:HTTPError:|status code:?)\s+(\d{3})\b/i.exec(output)?.[1]);
  const kind = Number.isNaN(status) ? withoutStatus(output) : ofStatus(status, output);
  return { kind, says: line(output), uncertain: !CERTAIN.has(kind) };
}

function ofStatus(status: number, output: string): UploadFailure['kind'] {
  if (status === 409 || /already exists|filename has already been used|already been uploaded/i.test(output))
    return 'taken';
  if (status === 401) return 'bad-credential';
  // PyPI answers 403 to a wrong token as to a missing right, and says which.
  if (status === 403) return /authenti|credential|token/i.test(output) ? 'bad-credential' : 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'registry-failed';
  return status >= 400 ? 'local' : 'other';
}

function withoutStatus(output: string): UploadFailure['kind'] {
  if (
    /ConnectionError|Connection (?:refused|reset|aborted)|RemoteDisconnected|ProtocolError|SSLError|timed? ?out|error sending request/i.test(
      output,
    )
  )
    return 'connection';
  return /InvalidDistribution|Cannot find file|InvalidConfiguration|MissingConfiguration/i.test(output)
    ? 'local'
    : 'other';
}

/** The line that names the failure, and the one after it, which has the reason of the index. */
function line(output: string): string {
  const lines = output
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const at = lines.findIndex((text) => /\bERROR\b|error:|HTTPError|Error:/.test(text));
  return (at < 0 ? lines.slice(-1) : lines.slice(at, at + 2)).join(' ').replace(/^ERROR\s+/, '');
}
