import type { Glyphs } from '#components/glyphs.ts';
import { plural } from '#domain/format.ts';
import { wrap } from '#screens/detail/wrap.ts';
import type { AuditVerdict } from '#store/credentials.ts';

interface Told {
  readonly lines: readonly string[];
  readonly glyph: keyof Pick<Glyphs, 'done' | 'critical' | 'warning' | 'stopped' | 'running'>;
  readonly tone: 'good' | 'bad' | 'half' | 'plain';
}

const MOST = 3;

/** What verifying found, in few lines. */
export function verdictLines(verdict: AuditVerdict | 'asking' | null, width: number): Told {
  const lines = (text: string) => wrap(text, Math.max(20, width));
  if (verdict === null)
    return {
      lines: lines('Not verified in this session; t reads it all and compares the seals.'),
      glyph: 'stopped',
      tone: 'plain',
    };
  if (verdict === 'asking')
    return { lines: ['Reading every record and comparing its seal…'], glyph: 'running', tone: 'plain' };
  const { records, unsealed, tampering, key, witness } = verdict;
  if (tampering.length > 0) {
    const rest = tampering.length - MOST;
    const told = tampering.slice(0, MOST).flatMap(({ message }) => lines(message));
    return {
      lines: [
        ...lines(`Somebody changed it: ${plural(tampering.length, 'finding')}.`),
        ...told,
        ...(rest > 0 ? [`and ${rest} more: cpm-console audit verify`] : []),
      ],
      glyph: 'critical',
      tone: 'bad',
    };
  }
  const sealed = unsealed === 0 ? '' : ` ${plural(unsealed, 'record')} not sealed yet: unlock the store.`;
  const end =
    witness === null
      ? 'without a witness of its end, so cutting it off would not be seen'
      : `its end is as ${witness} has it`;
  return {
    lines: lines(
      `${plural(records, 'record')}, none changed; ${end}. The key is in ${key === 'keychain' ? 'the keychain' : key}.${sealed}`,
    ),
    glyph: unsealed > 0 || witness === null ? 'warning' : 'done',
    tone: unsealed > 0 || witness === null ? 'half' : 'good',
  };
}
