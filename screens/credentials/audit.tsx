import { Box } from 'ink';
import { useCallback, useState } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { AuditRecord } from '#domain/audit/event.ts';
import { fullMessageOf } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { Area } from '#screens/place.ts';
import type { AuditVerdict } from '#store/credentials.ts';
import { useActs, useApp } from '#store/react.tsx';

import { RecordCard } from './audit/card.tsx';
import { auditTable } from './audit/columns.ts';
import { verdictLines } from './audit/verdict.ts';
import { eventWords } from './audit/words.ts';
import { useCredentialsDesk } from './use-desk.ts';

const NONE: readonly AuditRecord[] = [];
/** More is for `audit list`. */
const MOST = 500;
const LEAST_CARD = 8;

/** Who did what, newest first, and whether anybody changed it since. */
export function AuditView({ width, height }: Area) {
  const look = useLook();
  const { pop, toast } = useActs();
  const now = useApp((state) => state.now);
  const desk = useCredentialsDesk();
  const audit = desk?.audit;
  const ask = useCallback(() => audit?.list({ limit: MOST }) ?? Promise.resolve([]), [audit]);
  const { answer, problem, again } = useAsked<readonly AuditRecord[]>(audit === undefined ? null : ask);
  const [verdict, setVerdict] = useState<AuditVerdict | 'asking' | null>(null);
  const rows = useFilter(answer ?? NONE, textOf);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const border = panels ? 2 : 1;
  const verified = verdictLines(verdict, inner - 6);
  const head = 1 + verified.lines.length;
  const rest = height - border - head - Math.max(4, Math.min(rows.length, Math.floor(height / 2)));
  const card = panels && rows.length > 0 && rest >= LEAST_CARD ? Math.min(rest, 12) : 0;
  const room = Math.max(1, height - card - border - head);
  const bySeq = new Map(rows.map((record) => [String(record.seq), record]));
  const keys = [...bySeq.keys()];
  const cursor = useCursor([{ panel: 'audit', rows: keys }], room);
  const selected = cursor.row === null ? undefined : bySeq.get(cursor.row);
  const verify = async () => {
    if (audit === undefined) return;
    setVerdict('asking');
    try {
      setVerdict(await audit.verify());
      again();
    } catch (thrown) {
      setVerdict(null);
      toast(fullMessageOf(thrown), 'error');
    }
  };
  useActions(
    'view',
    {
      ...cursor.handlers,
      back: { run: pop },
      test: {
        run: () => void verify(),
        verb: 'verify',
        off: verdict === 'asking' ? 'it is being verified' : undefined,
      },
      again: { run: again, verb: 'look again' },
    },
    {
      subject: selected === undefined ? 'the audit' : `record ${selected.seq}`,
      filterHint: 'words in the event, its target, the person, or the details',
      copies: () => rows.map((record) => JSON.stringify(record)).join('\n'),
    },
  );
  const table = auditTable(rows, { look, now }, inner - 2);
  const colors = { good: look.colors.ok, bad: look.colors.critical, half: look.colors.warning, plain: look.colors.dim };
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Audit" note={noteOf(answer)} width={width} height={height - card} focused>
        {verified.lines.map((text, at) => (
          <Row
            key={at}
            width={inner}
            cells={[
              { text: at === 0 ? `  ${look.glyphs[verified.glyph]} ` : '    ', color: colors[verified.tone] },
              { text, grow: true, color: colors[verified.tone] },
            ]}
          />
        ))}
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : table.head)]} />
        <List
          rows={keys}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(key) => {
            const record = bySeq.get(key);
            return record === undefined ? [] : table.cells(record);
          }}
          empty={emptyText(answer, problem, audit === undefined && desk !== null)}
        />
      </Frame>
      {card > 0 && selected !== undefined && <RecordCard record={selected} width={width} height={card} />}
    </Box>
  );
}

function emptyText(answer: readonly AuditRecord[] | null, problem: string | null, none: boolean): string {
  if (none) return 'There is no audit here.';
  if (problem !== null) return wrap(problem, 60).join(' ');
  if (answer === null) return 'Reading…';
  return answer.length > 0 ? 'No record has these words. esc shows all.' : 'Nothing was recorded yet.';
}

const textOf = (record: AuditRecord): string =>
  [
    record.event,
    eventWords(record),
    record.target,
    record.user,
    record.role,
    record.outcome,
    JSON.stringify(record.details ?? {}),
  ].join(' ');

function noteOf(answer: readonly AuditRecord[] | null): string {
  if (answer === null) return '';
  return answer.length < MOST
    ? `${plural(answer.length, 'record')}, newest first`
    : `the newest ${MOST}; cpm-console audit list shows all`;
}
