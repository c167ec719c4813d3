import { Box } from 'ink';
import { useCallback, useEffect, useMemo } from 'react';

import { align, type Column } from '#components/columns.ts';
import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { fullMessageOf } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { Scanned, ShownFinding } from './desk.ts';
import { useCredentialsDesk } from './use-desk.ts';

const NONE: readonly ShownFinding[] = [];

/** What lies open in files and looks like a secret: where, and what it is, never the value. */
export function ScanView({ width, height }: Area) {
  const look = useLook();
  const { colors, glyphs } = look;
  const { pop, toast, did, ask } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  const desk = useCredentialsDesk();
  const left = useMemo(() => new AbortController(), []);
  useEffect(() => () => left.abort(), [left]);
  const scan = desk?.scan;
  const search = useCallback(
    () => scan?.(left.signal) ?? Promise.reject(new Error('Nothing can be looked for here.')),
    [scan, left],
  );
  const { answer, problem, again } = useAsked<Scanned>(scan === undefined ? null : search);
  const rows = useFilter(answer?.findings ?? NONE, textOf);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const unread = (answer?.unread ?? []).slice(0, 3);
  const room = Math.max(1, height - (panels ? 2 : 1) - 2 - unread.length);
  const byKey = new Map(rows.map((finding) => [keyOf(finding), finding]));
  const keys = [...byKey.keys()];
  const cursor = useCursor([{ panel: 'scan', rows: keys }], room);
  const selected = cursor.row === null ? undefined : byKey.get(cursor.row);
  const none = selected === undefined ? 'nothing is selected' : undefined;
  const guard = readOnly ? 'the console is read-only' : none;
  const accept = async (finding: ShownFinding) => {
    const accepted = await desk?.accept?.(finding);
    if (accepted === undefined) return;
    again();
    did(`${finding.path}:${finding.line} is not reported again.`, () => void accepted.undo().then(again, wrong));
  };
  const wrong = (thrown: unknown) => toast(fullMessageOf(thrown), 'error');
  const { importFile } = desk ?? {};
  const importIt = async ({ file, path }: ShownFinding) => {
    const planned = await importFile?.(file);
    if (planned === undefined) return;
    const { names } = planned;
    if (names.length === 0) toast(`Nothing in ${path} can be replaced by a reference; take it out by hand.`);
    else
      ask({
        tier: 'interrupting',
        title: `Import ${plural(names.length, 'value')} of ${path}?`,
        commands: [`cpm-console cred import ${path}`],
        consequences: [
          `Stored as ${names.join(', ')}, and read back.`,
          'The file keeps references; a private copy of it as it was stays beside your state.',
          'They were in plain text: rotate them afterwards.',
        ],
        button: 'Import',
        run: () => void finish(planned.run()),
      });
  };
  const finish = async (run: Promise<string>) => {
    try {
      toast(await run);
    } catch (thrown) {
      wrong(thrown);
    }
    again();
  };
  useActions(
    'view',
    {
      ...cursor.handlers,
      back: { run: pop },
      again: { run: again, verb: 'look again' },
      ...(desk?.accept === undefined
        ? {}
        : {
            acknowledge: {
              run: () => selected !== undefined && void accept(selected).catch(wrong),
              verb: 'accept',
              off: guard,
            },
          }),
      ...(importFile === undefined
        ? {}
        : {
            create: {
              run: () => selected !== undefined && void importIt(selected).catch(wrong),
              verb: 'import it',
              off: guard,
            },
          }),
    },
    {
      subject: selected?.path,
      copies: () => rows.map(({ path, line, what, masked }) => `${path}:${line}\t${what}\t${masked}`).join('\n'),
    },
  );
  const columns: readonly Column<ShownFinding>[] = [
    {
      name: '',
      cell: ({ known }) =>
        known === null
          ? { text: glyphs.warning, color: colors.warning }
          : { text: glyphs.critical, color: colors.critical },
    },
    { name: 'where', gap: 1, grow: 16, cell: ({ path, line }) => ({ text: `${path}:${line}` }) },
    { name: 'what', grow: 10, cell: ({ what }) => ({ text: what }) },
    { name: 'value', grow: 8, most: 28, drop: 2, cell: ({ masked }) => ({ text: masked, dim: true }) },
    {
      name: 'stored as',
      drop: 1,
      cell: ({ known }) =>
        known === null ? { text: 'not stored', dim: true } : { text: known, color: colors.critical },
    },
  ];
  const table = align(rows, columns, inner - 2, true);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Leaks" note={answer === null ? '' : noteOf(answer)} width={width} height={height} focused>
        <Row width={inner} cells={[{ text: `  ${adviceOf(rows, importFile !== undefined)}`, dim: true, grow: true }]} />
        {unread.map((text) => (
          <Row
            key={text}
            width={inner}
            cells={[{ text: `  ${glyphs.unknown} ${text}`, color: colors.unknown, grow: true }]}
          />
        ))}
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : table.head)]} />
        <List
          rows={keys}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(key) => {
            const finding = byKey.get(key);
            return finding === undefined ? [] : table.cells(finding);
          }}
          empty={emptyText(answer, problem)}
        />
      </Frame>
    </Box>
  );
}

const keyOf = ({ fingerprint, path, line }: ShownFinding): string => `${path}:${line}:${fingerprint}`;
const textOf = ({ path, what, known }: ShownFinding): string => `${path} ${what} ${known ?? ''}`;

function noteOf({ files, findings, accepted }: Scanned): string {
  const quiet = accepted === 0 ? '' : `, ${accepted} accepted before`;
  return `${plural(findings.length, 'finding')} in ${plural(files, 'file')}${quiet}`;
}

function adviceOf(rows: readonly ShownFinding[], canImport: boolean): string {
  if (rows.length === 0) return '';
  if (rows.some(({ known }) => known !== null))
    return 'A stored value lies open: rotate it once it is out of the file.';
  return canImport
    ? 'c stores a value, reads it back and leaves a reference in the file.'
    : 'Take it out of the file, store it with c in the list, and rotate it.';
}

function emptyText(answer: Scanned | null, problem: string | null): string {
  if (problem !== null) return problem;
  if (answer === null) return 'Looking through shells, tool settings, projects and remotes…';
  return answer.findings.length > 0
    ? 'No finding has these words. esc shows all.'
    : 'Nothing that looks like a secret lies open.';
}
