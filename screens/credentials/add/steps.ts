import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { span } from '#domain/format.ts';
import type { ShownProvider } from '#screens/credentials/desk.ts';
import { storeWords } from '#screens/credentials/store-words.ts';
import { outcomeWord } from '#screens/credentials/words.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { shortDay } from '#screens/reading/age.ts';
import type { KeychainState } from '#store/credentials.ts';

import { type AddState, isRefused, providerOf } from './model.ts';

interface Around {
  readonly look: Look;
  readonly provider: ShownProvider | null;
  readonly store: KeychainState | null;
  readonly now: number;
  readonly width: number;
}

type Mark = 'waits' | 'works' | 'good' | 'half' | 'bad';

const LABEL = 9;

/** What happens to the value: looked at, asked about, stored and read back. */
export function stepLines(state: AddState, around: Around): readonly (readonly Cell[])[] {
  const line = (mark: Mark, label: string, text: string, more: readonly string[] = []) =>
    stepLine(mark, label, text, more, around);
  const shape = state.inspected?.shape ?? null;
  const offline =
    state.length === 0 || shape === null
      ? line('waits', 'Shape', 'looked at without network')
      : shape.fits
        ? line('good', 'Shape', shape.kind)
        : line('bad', 'Shape', 'does not fit; nothing is asked and nothing is stored');
  return [...offline, ...checkLines(state, around), ...storeLines(state, around)];
}

function checkLines(state: AddState, around: Around): readonly (readonly Cell[])[] {
  const { provider, now } = around;
  const label = 'Check';
  const whom = provider?.title ?? 'its provider';
  const { check } = state;
  if (check.at === 'none') return stepLine('waits', label, `enter asks ${whom}`, [], around);
  if (check.at === 'asking') return stepLine('works', label, `asking ${whom}…`, [], around);
  if (check.at === 'failed') return stepLine('half', label, check.why, ['It can be stored unverified.'], around);
  const { outcome, summary, hint, account, scopes = [], expiresAt } = check.result;
  const more = [
    ...(hint === undefined ? [] : [hint]),
    ...(account === undefined ? [] : [`owner   ${account}`]),
    ...(scopes.length === 0 ? [] : [`may     ${scopes.join(', ')}`]),
    ...(typeof expiresAt === 'number'
      ? [`ends    in ${span(expiresAt - now)}, ${shortDay(expiresAt, now)}`]
      : expiresAt === null
        ? ['ends    never']
        : []),
    ...(isRefused(check.result) ? ['It is not stored: make another one, and paste that.'] : []),
  ];
  const mark: Mark = outcome === 'ok' ? 'good' : isRefused(check.result) ? 'bad' : 'half';
  return stepLine(mark, label, `${outcomeWord(outcome)}: ${summary}`, more, around);
}

function storeLines(state: AddState, around: Around): readonly (readonly Cell[])[] {
  const { store } = around;
  if (state.saving) return stepLine('works', 'Store', 'storing it and reading it back…', [], around);
  if (state.problem !== null) return stepLine('bad', 'Store', state.problem, [], around);
  if (store === null) return stepLine('waits', 'Store', 'asking the store…', [], around);
  const locked = store.condition === 'locked';
  const text = `${storeWords(store)}${locked ? '; enter asks for its passphrase' : ''}`;
  return stepLine(store.condition === 'unlocked' ? 'waits' : 'half', 'Store', text, [], around);
}

function stepLine(
  mark: Mark,
  label: string,
  text: string,
  more: readonly string[],
  { look, width }: Around,
): readonly (readonly Cell[])[] {
  const { glyphs, colors } = look;
  const looks = {
    waits: { text: glyphs.stopped, color: colors.dim },
    works: { text: glyphs.running, color: colors.accent },
    good: { text: glyphs.done, color: colors.ok },
    half: { text: glyphs.warning, color: colors.warning },
    bad: { text: glyphs.critical, color: colors.critical },
  }[mark];
  const room = Math.max(8, width - LABEL - 5);
  return [text, ...more]
    .flatMap((part) => wrap(part, room))
    .map((part, at): readonly Cell[] => [
      { text: '  ' },
      ...(at === 0
        ? [
            { ...looks, width: 2 },
            { text: label, width: LABEL, dim: mark === 'waits' },
          ]
        : [{ text: ' '.repeat(LABEL + 2) }]),
      { text: part, grow: true, dim: mark === 'waits' || at > 0 },
    ]);
}

/** Whether anything is known that the right side could show. */
export const shownProvider = (state: AddState, providers: readonly ShownProvider[]): ShownProvider | null =>
  providers.find(({ id }) => id === (providerOf(state) ?? 'github')) ?? providers[0] ?? null;
