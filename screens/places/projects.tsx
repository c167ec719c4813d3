import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import { useMarks } from '#screens/frame/use-marks.ts';
import { useSort } from '#screens/frame/use-sort.ts';
import { type Area, definePlace } from '#screens/place.ts';
import { ProjectCard } from '#screens/projects/card.tsx';
import { projectTable } from '#screens/projects/columns.ts';
import { ORDERS } from '#screens/projects/orders.ts';
import { type Project, projectsIn, withGitHub } from '#screens/projects/project.ts';
import { useProjectActions } from '#screens/projects/use-actions.ts';
import { useApp } from '#store/react.tsx';

const LEAST_TABLE = 4;
/** Room for a headline and a few facts; for the headline alone where there is no frame. */
const LEAST_CARD = { panel: 11, section: 5 };

/** Every project: how its tree stands, what GitHub says, what would be next. */
function Projects({ width, height }: Area) {
  const look = useLook();
  const readings = useApp((state) => state.readings);
  const seen = useApp((state) => state.seen);
  const now = useApp((state) => state.now);
  const warmingUp = useApp((state) => state.warmingUp);
  const all = useMemo(() => {
    const git = Object.values(readings).filter(({ group, kind }) => group === 'projects' && kind === 'git');
    return projectsIn(
      git.map((each) => withGitHub(each, readings)),
      readings,
    );
  }, [readings]);
  const filtered = useFilter(all, textOf);
  const { rows, order } = useSort(filtered, ORDERS);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const head = panels ? 3 : 2;
  const rest = height - Math.max(rows.length, LEAST_TABLE) - head;
  const card = height - rows.length - head >= LEAST_CARD[panels ? 'panel' : 'section'] ? rest : 0;
  const room = Math.max(1, height - card - head);
  const cursor = useCursor([{ panel: 'projects', rows: rows.map(({ git }) => git.id) }], room);
  const marked = useMarks(cursor);
  useProjectActions(cursor, marked);
  const table = projectTable(rows, { look, now, seen }, inner - 2);
  const byId = new Map(rows.map((project) => [project.git.id, project]));
  const selected = cursor.row === null ? undefined : byId.get(cursor.row);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Projects" note={noteOf(all, rows.length, order)} width={width} height={height - card} focused>
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : table.head)]} />
        <List
          rows={rows.map(({ git }) => git.id)}
          selected={cursor.row}
          marked={marked}
          width={inner}
          height={room}
          cells={(id) => {
            const project = byId.get(id);
            return project === undefined ? [] : table.cells(project);
          }}
          empty={emptyText(all.length, warmingUp)}
        />
      </Frame>
      {card > 0 && selected !== undefined && (
        <ProjectCard project={selected} seen={seen} now={now} width={width} height={card} />
      )}
    </Box>
  );
}

const textOf = ({ git, branch, tree, version }: Project): string =>
  [git.title, branch, tree, version, git.status, git.summary].join(' ');

function noteOf(all: readonly Project[], shown: number, order: string): string {
  const fine = all.filter(({ git }) => git.status === 'ok').length;
  const some = shown === all.length ? '' : `${shown} shown, `;
  return all.length === 0 ? '' : `${some}${fine} of ${all.length} fine, ${order}`;
}

function emptyText(all: number, warmingUp: boolean): string {
  if (all > 0) return 'No project has these words. esc shows all.';
  return warmingUp ? 'Looking…' : 'No git projects found. c adds one.';
}

export default definePlace({ id: 'projects', number: 2, title: 'Projects', Body: Projects });
