import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import type { LearnFrom } from '#domain/learnings/from.ts';
import { useDiagnose } from '#screens/diagnosis/use-diagnose.ts';
import { type Handlers, useActions } from '#screens/frame/actions.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { openIncident } from '#screens/home/incident-row.ts';
import { FRAME, homeLayout, type Layout, type PanelId, PANELS } from '#screens/home/layout.ts';
import { machineLine } from '#screens/home/machine-line.ts';
import { HomePanel, innerWidth } from '#screens/home/panel.tsx';
import { homePanels, wishesOf } from '#screens/home/panels.ts';
import type { Scene } from '#screens/home/scene.ts';
import { Summary } from '#screens/home/summary.tsx';
import { SystemGraph } from '#screens/home/system-graph.tsx';
import { useScene } from '#screens/home/use-scene.ts';
import { MORE, visibleAround, visibleTop } from '#screens/home/visible.ts';
import { useQuiet } from '#screens/incidents/use-quiet.ts';
import { fromCheck, NOTHING_HAPPENED } from '#screens/learnings/from-check.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useLogs } from '#screens/logs/use-logs.ts';
import { type Area, definePlace } from '#screens/place.ts';
import { usePush } from '#screens/push/use-push.ts';
import { useRestart } from '#screens/services/use-restart.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { AppState, View } from '#store/state.ts';

const MARKER = 2;

function Home({ width, height }: Area) {
  const look = useLook();
  const scene = useScene(look);
  const zoomed = useApp((state) => state.zoomed);
  const wanted = useApp((state) => state.selected['home'] ?? null);
  const panels = homePanels(scene);
  const only = PANELS.find((id) => id === zoomed) ?? null;
  const { lines, summary } = only === null ? homeLayout(width, height, wishesOf(panels)) : alone(only, width, height);
  const boxes = lines.flat().map((box) => {
    const all = panels[box.panel].entries(innerWidth(box) - MARKER, box.frame === 'bare' ? 'each' : 'counted');
    const short = box.frame === 'bare' && box.panel === 'system' && all.length > box.height && box.height < 3;
    const entries = short ? [machineLine(scene)] : all;
    const room = Math.max(0, box.height - FRAME[box.frame]);
    const visible = only === null ? visibleTop(entries, room) : visibleAround(entries, room, keyIn(box.panel, wanted));
    return { box, entries, visible, spare: room - visible.shown.length - (visible.hidden.length > 0 ? 1 : 0) };
  });
  const cursor = useCursor(
    boxes
      .filter(({ box }) => box.panel !== 'activity')
      .map(({ box, entries, visible }) => ({
        panel: box.panel,
        rows: (only === null
          ? [...visible.shown.map(({ key }) => key), ...(visible.hidden.length > 0 ? [MORE] : [])]
          : entries.map(({ key }) => key)
        ).map((key) => `${box.panel}/${key}`),
      })),
  );
  const panel = PANELS.find((id) => id === cursor.panel) ?? null;
  const key = panel === null ? null : keyIn(panel, cursor.row);
  const entry = boxes
    .flatMap(({ entries, box }) => (box.panel === panel ? entries : []))
    .find((each) => each.key === key);
  const checkId = entry?.checkId ?? null;
  const target = entry?.opens ?? (checkId === null ? null : ({ type: 'detail', checkId } as const));
  useHomeActions({
    cursor: cursor.handlers,
    panel,
    rest: key === MORE ? (boxes.find(({ box }) => box.panel === panel)?.visible.hidden[0]?.key ?? null) : null,
    checkId,
    target,
    incident:
      scene.incidents.find(({ id, closedAt }) => id === key && closedAt === null) ??
      (checkId === null ? undefined : openIncident(scene.incidents, checkId)),
    about: aboutRow(scene, key, checkId),
    zoomed: only !== null,
  });
  const byPanel = new Map(boxes.map((each) => [each.box.panel, each]));
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {lines.map((line) => (
        <Box key={line[0]?.panel} flexShrink={0}>
          {line.map((box) => {
            const drawn = byPanel.get(box.panel);
            if (drawn === undefined) return null;
            return (
              <HomePanel
                key={box.panel}
                box={box}
                panel={panels[box.panel]}
                visible={drawn.visible}
                look={look}
                selected={panel === box.panel ? key : null}
                focused={panel === box.panel}
              >
                {box.panel === 'system' && <SystemGraph scene={scene} width={innerWidth(box)} lines={drawn.spare} />}
              </HomePanel>
            );
          })}
        </Box>
      ))}
      <Summary panels={panels} width={width} lines={summary} />
    </Box>
  );
}

/** One panel on the whole screen. */
function alone(panel: PanelId, width: number, height: number): Layout {
  return { lines: [[{ panel, width, height, frame: 'panel' }]], summary: 0 };
}

interface HomeActions {
  readonly cursor: ReturnType<typeof useCursor>['handlers'];
  readonly panel: PanelId | null;
  /** First row that the line `n more` stands for, when that line is selected. */
  readonly rest: string | null;
  readonly checkId: string | null;
  /** What `enter` opens. */
  readonly target: View | null;
  readonly incident: AppState['incidents'][number] | undefined;
  /** What a learning could be written about. */
  readonly about: LearnFrom | null;
  readonly zoomed: boolean;
}

function useHomeActions({ cursor, panel, rest, checkId, target, incident, about, zoomed }: HomeActions) {
  const { push, select, show, zoom } = useActs();
  const watch = useWatch();
  const none = checkId === null ? 'nothing is selected' : undefined;
  const release = usePush(checkId === null ? [] : [checkId]);
  const diagnose = useDiagnose(checkId);
  const restart = useRestart(checkId);
  const log = useLogs(checkId === null ? [] : [checkId]);
  const write = useWrite(about, none ?? NOTHING_HAPPENED);
  // The overall score has an incident and no row of its own.
  const silenced = incident?.checkId ?? checkId;
  const quiet = useQuiet(silenced === null ? [] : [silenced]);
  const handlers: Handlers = {
    ...cursor,
    ...release,
    ...log,
    ...diagnose,
    ...restart,
    ...write,
    open:
      rest !== null
        ? {
            run() {
              zoom(panel);
              select(`${panel}/${rest}`);
            },
            verb: 'show all',
          }
        : { run: () => target !== null && push(target), off: target === null ? 'nothing is selected' : undefined },
    test: { run: () => checkId !== null && watch.runNow(checkId), off: none },
    ...quiet.handlers,
    ...(incident === undefined || watch.acknowledge === undefined
      ? {}
      : {
          acknowledge: {
            run: () => watch.acknowledge?.(incident.id),
            off: incident.acknowledgedAt === null ? undefined : 'it is acknowledged',
          },
        }),
    create: {
      run: () => push({ type: 'add', section: null }),
      off: watch.adder ? undefined : 'the configuration cannot be written from here',
    },
    actions: { run: () => show({ type: 'actions' }) },
    zoom: { run: () => zoom(zoomed ? null : panel), verb: zoomed ? 'all panels' : 'zoom' },
  };
  useActions('view', handlers, { extras: quiet.extras });
}

/** An incident that is over stands in a row of its own; any other row is about its check. */
function aboutRow({ incidents, readings }: Scene, key: string | null, checkId: string | null): LearnFrom | null {
  const own = incidents.find(({ id }) => id === key);
  if (own !== undefined) return { kind: 'incident', incident: own.id };
  return fromCheck(checkId === null ? undefined : readings[checkId], incidents);
}

/** The key inside a panel of a row that is remembered as `panel/key`. */
function keyIn(panel: PanelId, row: string | null): string | null {
  return row?.startsWith(`${panel}/`) === true ? row.slice(panel.length + 1) : null;
}

export default definePlace({ id: 'home', number: 1, title: 'Home', Body: Home });
