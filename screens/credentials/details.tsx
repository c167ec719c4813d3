import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { factLines } from '#screens/detail/fact-lines.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useNow } from '#screens/frame/use-now.ts';
import { useScroll } from '#screens/frame/use-scroll.ts';
import { useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { CredentialsDesk } from './desk.ts';
import { identityFacts, standingFacts } from './facts.ts';
import { howToLines } from './how-to-lines.ts';
import { HowTo } from './how-to.tsx';
import { useOffered } from './use-actions.ts';
import { useCredentialActs } from './use-acts.ts';
import { useCredentialsDesk } from './use-desk.ts';
import { useDialogs } from './use-dialogs.tsx';
import { useHistory } from './use-history.ts';
import { useKnown } from './use-known.ts';

/** Everything that is known of one credential, what was done with it, and how another one is made. */
export function CredentialDetails({ name, width, height }: Area & { readonly name: string }) {
  const { pop } = useActs();
  const { outside } = useWatch();
  const desk: CredentialsDesk | null = useCredentialsDesk();
  const known = useKnown(desk);
  const selected = known.all?.find(({ credential }) => credential.name === name);
  const shown = useApp((state) => state.now);
  const now = useNow((selected?.locked?.until ?? 0) > shown);
  const dialogs = useDialogs(desk, known.store, { width, height }, known.again);
  const acts = useCredentialActs({ desk, dialogs, again: known.again });
  const history = useHistory(desk, name, selected?.credential.tested?.at ?? 0);
  const offered = useOffered({ desk, known, selected, acts, dialogs });
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const provider = selected?.provider ?? null;
  const wide = panels && provider !== null;
  const side = wide ? Math.max(40, Math.floor(width * 0.42)) : 0;
  const own = width - side;
  const inner = own - (panels ? 4 : 0);
  const lines =
    selected === undefined
      ? wrap(known.all === null ? 'Reading…' : `There is no credential ${name} any more.`, inner - 2).map((text) => [
          { text },
        ])
      : [
          ...factLines(
            [
              { title: 'How it is', facts: standingFacts(selected, now, wide ? 'beside' : 'below') },
              { title: 'What it is', facts: identityFacts(selected, now) },
              ...(history.length === 0 ? [] : [{ title: 'What was done with it', facts: history }]),
            ],
            inner - 4,
          ),
          ...(wide || provider === null ? [] : [[], ...howToLines(provider, inner - 4)]),
        ];
  const room = Math.max(1, height - (panels ? 2 : 1));
  const { from, keys } = useScroll(lines.length, room);
  const page = provider?.howTo.url;
  useActions(
    'view',
    {
      ...offered.handlers,
      ...keys,
      back: { run: pop },
      ...(page === undefined
        ? {}
        : {
            outside: {
              run: () => outside?.(page),
              verb: 'its page',
              off: outside === undefined ? 'there is no browser' : undefined,
            },
          }),
    },
    {
      subject: name,
      copies: () => lines.map((cells) => cells.map(({ text }) => text).join('')).join('\n'),
      extras: offered.extras,
    },
  );
  return (
    <Box width={width} height={height} overflow="hidden">
      <Frame
        title={name}
        note={
          lines.length > room ? `${from + 1} to ${Math.min(lines.length, from + room)} of ${lines.length} lines` : ''
        }
        width={own}
        height={height}
        focused
      >
        {lines.slice(from, from + room).map((cells, at) => (
          <Row key={from + at} width={inner} cells={[{ text: '  ' }, ...cells]} />
        ))}
      </Frame>
      {wide && <HowTo provider={provider} width={side} height={height} />}
      {dialogs.dialog}
    </Box>
  );
}
