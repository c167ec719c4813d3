import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import type { CredentialState } from '#domain/credentials/credential.ts';
import type { KeychainState } from '#store/credentials.ts';

import { storeWords } from './store-words.ts';
import { type Known } from './use-known.ts';
import { STATE_WORDS, stateLook } from './words.ts';

interface HeadlineProps {
  readonly all: readonly Known[];
  readonly store: KeychainState | null;
  readonly width: number;
}

/** Counted in this order; the calm ones together as good. */
const COUNTED: readonly CredentialState[] = [
  'expiring',
  'rotate',
  'restricted',
  'missing',
  'expired',
  'rejected',
  'leaked',
  'locked',
];

/** Where the values are and whether they can be had, and how many credentials are how. */
export function Headline({ all, store, width }: HeadlineProps) {
  const look = useLook();
  const counts = countCells(all, look);
  const place = storeCells(store, look);
  const size = (cells: readonly Cell[]) => cells.reduce((sum, { text }) => sum + widthOf(text), 0);
  const room = size(place) + size(counts) + 2 <= width;
  return (
    <Row
      width={width}
      cells={room ? [...place, { text: '', grow: true }, ...counts] : counts.length > 0 ? counts : place}
    />
  );
}

function storeCells(store: KeychainState | null, { glyphs, colors }: ReturnType<typeof useLook>): Cell[] {
  if (store === null) return [{ text: '  Asking the store…', dim: true }];
  const open = store.condition === 'unlocked';
  return [
    { text: `  ${open ? glyphs.done : glyphs.warning} `, color: open ? colors.ok : colors.warning },
    { text: storeWords(store), bold: !open, ...(open ? {} : { color: colors.warning }) },
  ];
}

function countCells(all: readonly Known[], look: ReturnType<typeof useLook>): Cell[] {
  const number = (state: CredentialState) => all.filter((each) => each.state === state).length;
  const good = number('ok') + number('unverified');
  return [
    ...(good > 0 ? [{ text: `  ${good} good`, color: look.colors.ok }] : []),
    ...COUNTED.filter((state) => number(state) > 0).map((state) => ({
      text: `   ${number(state)} ${STATE_WORDS[state]}`,
      color: stateLook(state, look).color,
    })),
    ...(all.length > 0 ? [{ text: ' ' }] : []),
  ];
}
