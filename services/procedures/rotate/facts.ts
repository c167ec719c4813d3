import type { Credential } from '#domain/credentials/credential.ts';
import { field, numberField, textField } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';

/** What a rotation changes of what is known of a credential. */
type Facts = Pick<
  Credential,
  'masked' | 'fingerprint' | 'rotatedAt' | 'expiresAt' | 'expiryFrom' | 'leakedAt' | 'tested'
>;

/** That, for the journal. */
export function keptFacts(credential: Credential | null): Json {
  if (credential === null) return null;
  const { masked, fingerprint, rotatedAt, expiresAt, expiryFrom, leakedAt } = credential;
  return { masked, fingerprint, rotatedAt, expiresAt, expiryFrom, leakedAt };
}

/** What {@link keptFacts} wrote; what the last look said is asked anew. */
export function restoredFacts(json: Json): Partial<Facts> {
  const masked = textField(json, 'masked');
  if (masked === null) return {};
  const from = field(json, 'expiryFrom');
  return {
    masked,
    fingerprint: textField(json, 'fingerprint'),
    rotatedAt: numberField(json, 'rotatedAt'),
    expiresAt: numberField(json, 'expiresAt'),
    expiryFrom: from === 'provider' || from === 'value' || from === 'person' ? from : null,
    leakedAt: numberField(json, 'leakedAt'),
    tested: null,
  };
}
