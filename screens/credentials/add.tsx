import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { windowAround } from '#components/windowed.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useAsked } from '#screens/frame/use-asked.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { addressProblem, moved, providerOf, ruleProblem, whyNotCheck, whyNotSave } from './add/model.ts';
import { type FormLine, questionLines } from './add/rows.ts';
import { shownProvider, stepLines } from './add/steps.ts';
import { useAdding } from './add/use-adding.ts';
import type { ShownProvider } from './desk.ts';
import { HowTo } from './how-to.tsx';
import { useCredentialsDesk } from './use-desk.ts';
import { useDialogs } from './use-dialogs.tsx';

const NONE: readonly ShownProvider[] = [];
const LEAST_SIDE = 38;

/** Takes a value that nobody sees, has it checked, stores it, reads it back; beside it, how one is made. */
export function AddCredential({ width, height }: Area) {
  const look = useLook();
  const { pop, toast, select } = useActs();
  const now = useApp((state) => state.now);
  const desk = useCredentialsDesk();
  const providers = useAsked(desk?.providers ?? null).answer ?? NONE;
  const { answer: seen, again } = useAsked(desk?.store ?? null);
  const store = seen?.state ?? null;
  const dialogs = useDialogs(desk, store, { width, height }, again);
  const { cell, type, check, save, turn } = useAdding({
    desk,
    providers,
    unlock: dialogs.unlock,
    stored(name) {
      pop();
      select(name);
      toast(`${name} is saved: stored, and read back as it was pasted.`);
    },
  });
  const state = cell.get();
  const wrongName = desk?.nameProblem(state.name.text.trim()) ?? null;
  const wrong = () => wrongName ?? addressProblem(cell.get().address.text) ?? ruleProblem(cell.get().rule.text);
  const checked = state.check.at === 'told' || state.check.at === 'failed';
  const early = whyNotCheck(state);
  const move = (step: number) => ({ run: () => cell.set(moved(cell.get(), step)) });
  useActions(
    'view',
    {
      open: checked
        ? { run: save, verb: 'save', off: whyNotSave(state, wrong()) ?? undefined }
        : {
            run: check,
            verb: 'check',
            off:
              state.check.at === 'asking'
                ? 'it is being checked'
                : (early ?? addressProblem(state.address.text) ?? undefined),
          },
      up: move(-1),
      down: move(1),
      'next-panel': { ...move(1), verb: 'next' },
      'previous-panel': move(-1),
      ...(state.question === 'provider' ? { left: { run: () => turn(-1) }, right: { run: () => turn(1) } } : {}),
      back: { run: pop, verb: 'leave, nothing is kept' },
    },
    { subject: 'a credential', type, copies: () => '' },
  );
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const side = panels ? Math.max(LEAST_SIDE, Math.floor(width * 0.4)) : 0;
  const own = width - side;
  const inner = own - (panels ? 4 : 0);
  const provider = shownProvider(state, providers);
  const around = { look, provider: providerOf(state) === null ? null : provider, store, now, width: inner };
  const lines: readonly FormLine[] = [
    ...(panels ? [EMPTY] : []),
    ...questionLines(state, {
      look,
      providers,
      wrongName,
      taken: desk?.isTaken(state.name.text.trim()) === true,
      width: inner,
    }),
    EMPTY,
    ...stepLines(state, around).map((cells) => ({ cells, question: null })),
  ];
  const room = Math.max(1, height - (panels ? 2 : 1));
  const focus =
    checked || state.check.at === 'asking'
      ? lines.length - 1
      : lines.findIndex(({ question }) => question === state.question);
  const { first, count } = windowAround(Math.max(0, focus), lines.length, room);
  return (
    <Box width={width} height={height} overflow="hidden">
      <Frame title="Add a credential" note="nothing is kept until you save it" width={own} height={height} focused>
        {lines.slice(first, first + count).map(({ cells }, at) => (
          <Row key={first + at} width={inner} cells={cells} />
        ))}
      </Frame>
      {side > 0 && provider !== null && <HowTo provider={provider} width={side} height={height} />}
      {dialogs.dialog}
    </Box>
  );
}

const EMPTY: FormLine = { cells: [], question: null };
