import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { Choice } from '#domain/emergency/choices.ts';
import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import { aboutDiagnosis } from '#domain/learnings/about-diagnosis.ts';
import type { Status } from '#domain/status.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useSeenBefore } from '#screens/learnings/use-seen-before.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useLogs } from '#screens/logs/use-logs.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { ProcessesView } from '#store/state.ts';

import { choiceCells } from './choice-cells.ts';
import { Headline } from './headline.tsx';
import { KnownLines, knownHeight } from './known-lines.tsx';
import { LookRows } from './look-rows.tsx';
import { Peek } from './peek.tsx';
import type { Search } from './use-diagnosis.ts';
import { useNumbers } from './use-numbers.ts';
import { causeWords, searchNote } from './words.ts';

interface ChoicesProps extends Area {
  /** The check of what is broken; null when nothing is. */
  readonly about: string | null;
  readonly sentence: string;
  readonly status: Status;
  /** How many other things are broken. */
  readonly more: number;
  readonly search: Search;
  readonly choices: readonly Choice[];
  /** The processes that make it so; null when it is not about processes. */
  readonly behind: ProcessesView | null;
  /** What there is to go back to; null while it is looked up. */
  readonly outlook: RecoveryOutlook | null;
  /** Opens a part of Emergency. */
  readonly open: (part: 'evidence' | 'quick' | 'recovery') => void;
  readonly fix: () => void;
  readonly restart: () => void;
}

/** What is broken in one sentence, and the numbered choices. */
export function Choices({
  about,
  sentence,
  status,
  more,
  search,
  choices,
  behind,
  outlook,
  open,
  fix,
  restart,
  width,
  height,
}: ChoicesProps) {
  const { pop, push, toast, select } = useActs();
  const now = useApp((state) => state.now);
  const cursor = useCursor([{ panel: 'choices', rows: choices.map(({ id }) => id) }]);
  const pick = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    if (choice.off !== null) return toast(`${choice.number} ${choice.title}: ${choice.off}.`);
    if (choice.id === 'fix') return fix();
    if (choice.id === 'restart') return restart();
    if (choice.id === 'recovery') return open('recovery');
    if (choice.id === 'look') return open('evidence');
    return open('quick');
  };
  const log = useLogs(about === null ? [] : [about]);
  const write = useWrite(
    about === null ? null : { kind: 'check', checkId: about, diagnosis: search.diagnosis },
    'nothing is broken',
  );
  const { seen, opens } = useSeenBefore(search.diagnosis === null ? null : aboutDiagnosis(search.diagnosis));
  const selected = choices.find(({ id }) => id === cursor.row);
  const choose = useNumbers(
    choices.length,
    (index) => select(choices[index]?.id ?? ''),
    (index) => pick(choices[index]),
  );
  useActions(
    'view',
    {
      ...cursor.handlers,
      ...log,
      ...write,
      ...(behind === null ? {} : { diagnose: { run: () => push(behind), verb: `processes by ${behind.order}` } }),
      open: { run: () => pick(selected), verb: 'choose' },
      back: { run: pop, verb: 'leave' },
    },
    { choose, subject: 'Emergency', extras: opens, copies: () => [sentence, ...causeWords(search)].join('\n') },
  );
  const panels = width >= 100 && height >= 20;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const lines = wrap(sentence, inner - 4).slice(0, 2);
  const before =
    height < 14 ? [] : seen.slice(0, 1).map(({ id, title }) => `seen before: ${id}  ${title}   x reads it`);
  const shown = behind === null ? [] : [`d shows them, those first that use the most ${behind.order}.`];
  const words = causeWords(search).flatMap((text) => wrap(text, inner - 4));
  const cause = [...fitting(words, height < 14 ? 2 : 4, inner - 4), ...shown, ...before];
  const border = panels ? 2 : 1;
  const head = lines.length + cause.length + border;
  const least = choices.length + border;
  const known = outlook === null ? 0 : Math.min(knownHeight(outlook, now, width), Math.max(0, height - head - least));
  const looks = Math.max(0, height - head - least - known);
  const room = panels ? looks - border : looks;
  const evidence = search.diagnosis?.conclusion.evidence ?? [];
  const peek = looks - Math.min(looks, search.looks.length + border);
  const cells = choiceCells(choices, inner - 2);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Emergency" note={more > 0 ? `${more} more below the worst` : ''} width={width} height={head}>
        <Headline lines={lines} cause={cause} status={status} width={inner} />
      </Frame>
      <Frame title="What can be done" note="1-5 choose" width={width} height={least} focused>
        <List
          rows={choices.map(({ id }) => id)}
          selected={cursor.row}
          width={inner}
          height={choices.length}
          cells={(id) => {
            const choice = choices.find((each) => each.id === id);
            return choice === undefined ? [] : cells(choice);
          }}
          empty=""
        />
      </Frame>
      {outlook !== null && known > 0 && <KnownLines outlook={outlook} width={width} />}
      {search.looks.length > 0 && room > 1 && (
        <Frame
          title="Looked at"
          note={searchNote(search)}
          width={width}
          height={Math.min(looks, search.looks.length + border)}
        >
          <LookRows looks={search.looks} width={inner} height={panels ? room : room - 1} />
        </Frame>
      )}
      {evidence.length > 0 && peek > border && (
        <Frame title="What says so" note="4 shows all" width={width} height={Math.min(peek, evidence.length + border)}>
          <Peek evidence={evidence} width={inner} height={Math.min(peek - border, evidence.length)} />
        </Frame>
      )}
      {search.looks.length === 0 && room > 0 && <Row width={width} cells={[]} />}
    </Box>
  );
}

const MORE = ' …  4 shows all';

/** The first lines; the last of them says where the others are. */
const fitting = (lines: readonly string[], most: number, width: number): readonly string[] =>
  lines.length <= most
    ? lines
    : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, width - MORE.length)}${MORE}`];
