import { cleanPaste } from '#domain/credentials/paste.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { Provider } from '#services/providers/provider.ts';

/** A value that could be one, found out without any request. */
export interface CheckedPaste {
  readonly value: Secret;
  /** `fine-grained token` */
  readonly kind: string;
  /** What was taken away from the paste; null when nothing was. */
  readonly note: string | null;
  /** Epoch ms, where the value itself says it. */
  readonly expiresAt: number | undefined;
  readonly scopes: readonly string[];
}

/** Cleans what a person pasted and looks at its shape; OpsError `bad-value` says what is wrong with it, never the value. */
export function checkPaste(provider: Provider, text: string): CheckedPaste {
  const pasted = cleanPaste(text);
  if ('problem' in pasted) throw bad(pasted.problem, provider);
  const shape = provider.shape(pasted.value);
  if (!shape.fits) throw bad(shape.problem, provider);
  const { kind, expiresAt, scopes = [] } = shape;
  return { value: new Secret(pasted.value), kind, note: pasted.note, expiresAt, scopes };
}

function bad(problem: string, { title, howTo }: Provider): OpsError {
  return new OpsError('bad-value', `${problem} Nothing was sent and nothing was saved.`, {
    hint: howTo.url === '' ? howTo.steps[0] : `${title}: ${howTo.url}`,
    exit: 'credential',
  });
}
