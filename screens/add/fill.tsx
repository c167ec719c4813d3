import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { widthOf } from '#components/width.ts';
import { windowAround } from '#components/windowed.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { AddForm, Adder } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';

import { FieldRow } from './field-row.tsx';
import { fillLayout } from './layout.ts';
import { focusedOf, moved, suggestionFor, typed } from './model.ts';
import { TriedResult } from './result.tsx';
import { useForm } from './use-form.ts';
import { useFound } from './use-found.ts';

interface FillProps extends Area {
  readonly adder: Adder;
  readonly form: AddForm;
  readonly onBack: () => void;
}

/** The questions of a form, tried live; enter looks once, enter again writes. */
export function FillForm({ adder, form, onBack, width, height }: FillProps) {
  const { cell, tryIt, add } = useForm(adder, form);
  const state = cell.get();
  const field = focusedOf(state);
  const found = useFound(adder, form, field?.name);
  const suggestion = suggestionFor(state, found);
  const ready = state.tried !== null && 'reading' in state.tried;
  const go = (step: number) => ({ run: () => cell.set(moved(cell.get(), step)) });
  useActions(
    'view',
    {
      back: { run: onBack },
      open: {
        run: ready ? add : tryIt,
        verb: ready ? 'add it' : 'try it',
        off: state.busy === null ? undefined : 'it is being done',
      },
      up: go(-1),
      down: go(1),
      'next-panel': go(1),
      'previous-panel': go(-1),
    },
    {
      subject: form.title,
      type(press) {
        const next = typed(cell.get(), press, suggestionFor(cell.get(), found));
        if (next !== null) cell.set(next);
        return next !== null;
      },
    },
  );
  const panels = width >= 100 && height >= 20;
  const Frame = panels ? Panel : Section;
  const border = panels ? 2 : 1;
  const inner = width - (panels ? 4 : 0);
  const lines = fillLayout(height, border, state.fields.length);
  const about = wrap(form.about, inner - 2).slice(0, lines.about);
  const { first, count } = windowAround(state.at, state.fields.length, lines.fields);
  const names = Math.max(0, ...state.fields.map(({ name }) => widthOf(name)));
  const help = wrap(field?.about ?? '', inner - 2).slice(0, lines.help);
  const gap = lines.gaps && <Row width={inner} cells={[]} />;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title={`Add ${form.title}`}
        note="nothing is written yet"
        width={width}
        height={height - lines.result}
        focused
      >
        {about.map((text, index) => (
          <Row key={index} width={inner} cells={[{ text: `  ${text}`, dim: true }]} />
        ))}
        {gap}
        {state.fields.slice(first, first + count).map((each) => (
          <FieldRow key={each.name} state={state} field={each} width={inner} names={names} suggestion={suggestion} />
        ))}
        {gap}
        {help.map((text, index) => (
          <Row key={index} width={inner} cells={[{ text: `  ${text}` }]} />
        ))}
      </Frame>
      <Frame title="What it finds" width={width} height={lines.result}>
        <TriedResult state={state} width={inner} height={Math.max(0, lines.result - border)} />
      </Frame>
    </Box>
  );
}
