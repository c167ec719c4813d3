import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';

import type { Known } from './use-known.ts';
import { endsWords, stateLook, testedWords, usedWords } from './words.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
  /** Names that are being tested. */
  readonly busy: ReadonlySet<string>;
}

/** The table of credentials, laid out for a width. */
export const credentialTable = (rows: readonly Known[], context: Context, width: number): Aligned<Known> =>
  align(rows, columnsFor(context), width, true);

function columnsFor({ look, now, busy }: Context): readonly Column<Known>[] {
  const { colors } = look;
  return [
    {
      name: '',
      cell: ({ state }) => {
        const { glyph, color } = stateLook(state, look);
        return { text: glyph, color };
      },
    },
    {
      name: 'name',
      gap: 1,
      grow: 12,
      cell: ({ credential, state }) => ({ text: credential.name, dim: state === 'ok' }),
    },
    { name: 'provider', drop: 3, cell: ({ credential, provider }) => quiet(provider?.title ?? credential.provider) },
    { name: 'value', grow: 9, most: 24, drop: 4, cell: ({ credential }) => quiet(credential.masked) },
    {
      name: 'may',
      grow: 10,
      most: 40,
      drop: 5,
      cell: ({ credential }) => quiet(credential.tested?.scopes?.join(', ') ?? ''),
    },
    {
      name: 'ends',
      cell({ credential, state }) {
        const over = credential.expiresAt !== null && credential.expiresAt <= now;
        const urgent = over || ['leaked', 'missing', 'expiring', 'rotate'].includes(state);
        return {
          text: endsWords(credential, state, now),
          dim: !urgent,
          ...(urgent ? { color: stateLook(state, look).color } : {}),
        };
      },
    },
    {
      name: 'tested',
      cell({ credential: { name, tested } }) {
        if (busy.has(name)) return { text: 'testing…', color: colors.accent };
        const wrong = tested?.outcome === 'rejected' || tested?.outcome === 'expired';
        const half = tested?.outcome === 'restricted';
        return {
          text: testedWords(tested, now),
          dim: !wrong && !half,
          ...(wrong ? { color: colors.critical } : half ? { color: colors.warning } : {}),
        };
      },
    },
    { name: 'used by', grow: 8, most: 30, drop: 6, cell: ({ credential }) => quiet(usedWords(credential.usedBy)) },
  ];
}

const quiet = (text: string) => ({ text, dim: true });
