import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { Area } from '#screens/place.ts';
import type { KeychainState } from '#store/credentials.ts';
import { useActs, useApp } from '#store/react.tsx';

import { CredentialCard } from './card.tsx';
import { credentialTable } from './columns.ts';
import { Headline } from './headline.tsx';
import { StoreProblem } from './store-problem.tsx';
import { useOffered } from './use-actions.ts';
import { useCredentialActs } from './use-acts.ts';
import { useCredentialsDesk } from './use-desk.ts';
import { useDialogs } from './use-dialogs.tsx';
import { type Known, type KnownCredentials, useKnown } from './use-known.ts';

/** Column names and the headline. */
const HEAD = 2;
const LEAST_CARD = 8;
const NONE: readonly Known[] = [];

/** Every credential: what it may, when it ends, whether it works, worst first. */
export function CredentialsList({ width, height }: Area) {
  const look = useLook();
  const { push } = useActs();
  const now = useApp((state) => state.now);
  const desk = useCredentialsDesk();
  const known = useKnown(desk);
  const all = known.all ?? NONE;
  const rows = useFilter(all, textOf);
  const dialogs = useDialogs(desk, known.store, { width, height }, known.again);
  const acts = useCredentialActs({ desk, dialogs, again: known.again });
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const inner = width - (panels ? 4 : 0);
  const problem =
    known.store === null || known.store.condition === 'unlocked' ? [] : problemLines(known.store, inner - 4);
  const head = HEAD + problem.length + (problem.length > 0 && panels ? 1 : 0);
  const rest = height - border - head - Math.max(rows.length, 3);
  const card = rows.length > 0 && rest >= LEAST_CARD ? rest : 0;
  const room = Math.max(1, height - card - border - head);
  const byName = new Map(rows.map((each) => [each.credential.name, each]));
  const names = [...byName.keys()];
  const cursor = useCursor([{ panel: 'credentials', rows: names }], room);
  const selected = cursor.row === null ? undefined : byName.get(cursor.row);
  const offered = useOffered({ desk, known, selected, acts, dialogs });
  useActions(
    'view',
    {
      ...cursor.handlers,
      ...offered.handlers,
      open: {
        run: () => push({ type: 'credentials', part: 'details', name: cursor.row }),
        verb: 'details',
        off: selected === undefined ? 'nothing is selected' : undefined,
      },
    },
    {
      subject: selected?.credential.name,
      copies: () =>
        rows.map(({ credential, state }) => [credential.name, credential.masked, state].join('\t')).join('\n'),
      extras: offered.extras,
    },
  );
  const table = credentialTable(rows, { look, now, busy: acts.busy }, inner - 2);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Credentials" width={width} height={height - card} focused>
        <Headline all={all} store={known.store} width={inner} />
        <StoreProblem lines={problem} width={inner} spaced={panels} />
        {rows.length === 0 ? (
          emptyLines(known, inner - 4).map((text, at) => (
            <Row
              key={at}
              width={inner}
              cells={[{ text: `  ${text}`, dim: at > 0 || known.all === null, grow: true }]}
            />
          ))
        ) : (
          <>
            <Row width={inner} cells={[{ text: '  ' }, ...table.head]} />
            <List
              rows={names}
              selected={cursor.row}
              width={inner}
              height={room}
              cells={(name) => {
                const row = byName.get(name);
                return row === undefined ? [] : table.cells(row);
              }}
              empty=""
            />
          </>
        )}
      </Frame>
      {card > 0 && selected !== undefined && <CredentialCard known={selected} width={width} height={card} />}
      {dialogs.dialog}
    </Box>
  );
}

const problemLines = ({ message, hint, condition }: KeychainState, width: number) =>
  [message, condition === 'locked' ? `${hint} Here: x, then “Unlock the store”.` : hint]
    .filter((text) => text !== '')
    .flatMap((text) => wrap(text, width));

const textOf = ({ credential, state, provider }: Known): string =>
  [
    credential.name,
    credential.provider,
    provider?.title ?? '',
    state,
    ...(credential.tested?.scopes ?? []),
    ...credential.usedBy.map(({ target }) => target),
  ].join(' ');

function emptyLines({ all, problem }: KnownCredentials, width: number): readonly string[] {
  if (problem !== null) return wrap(problem, width);
  if (all === null) return ['Reading…'];
  if (all.length > 0) return ['No credential has these words. esc shows all.'];
  return [
    'Nothing is stored yet.',
    '',
    ...[
      'c stores the first one: paste a token, it is checked with its provider, kept in the store of this machine and read back.',
      'x, then “Look for leaks, and import”, finds tokens that lie open in your files.',
      'In a shell: cpm-console cred add github/main --provider github --stdin',
    ].flatMap((text) => wrap(text, width)),
  ];
}
