/** Where a panel stands and how many lines it may show. */
export interface Box {
  readonly panel: PanelId;
  readonly width: number;
  /** Outer height. */
  readonly height: number;
}

export const PANELS = ['services', 'system', 'projects', 'integrations', 'incidents', 'activity'] as const;
export type PanelId = (typeof PANELS)[number];

/** How many lines each panel would like. */
export type Wishes = Readonly<Record<PanelId, number>>;

const FRAME = 2;
const WIDE = 100;

/** Lines of panels, from top to bottom; panels of one line stand side by side. */
export function homeLayout(width: number, height: number, wishes: Wishes): readonly (readonly Box[])[] {
  return width >= WIDE ? twoColumns(width, height, wishes) : oneColumn(width, height, wishes);
}

function twoColumns(width: number, height: number, wishes: Wishes): readonly (readonly Box[])[] {
  const left = Math.floor(width / 2);
  const wanted = [
    Math.max(wishes.services, wishes.system),
    Math.max(wishes.projects, wishes.integrations),
    wishes.incidents,
  ];
  const least = [Math.min(4, wanted[0] ?? 0), 3, 2];
  const [top = 0, middle = 0, bottom = 0] = share(height - 3 * FRAME, wanted, least);
  const spare = height - 3 * FRAME - top - middle - bottom;
  const activity = spare >= FRAME + 2 ? spare : 0;
  const grow = activity > 0 ? 0 : spare;
  return [
    pair('services', 'system', left, width, top + Math.ceil(grow / 2) + FRAME),
    pair('projects', 'integrations', left, width, middle + Math.floor(grow / 2) + FRAME),
    [{ panel: 'incidents', width, height: bottom + FRAME }],
    ...(activity > 0 ? [[{ panel: 'activity', width, height: activity } satisfies Box]] : []),
  ];
}

function pair(a: PanelId, b: PanelId, left: number, width: number, height: number): readonly Box[] {
  return [
    { panel: a, width: left, height },
    { panel: b, width: width - left, height },
  ];
}

function oneColumn(width: number, height: number, wishes: Wishes): readonly (readonly Box[])[] {
  const order: readonly PanelId[] =
    wishes.incidents > 1
      ? ['incidents', 'system', 'services', 'projects', 'integrations']
      : ['system', 'services', 'projects', 'integrations', 'incidents'];
  const fitting = order.slice(0, Math.max(1, Math.min(order.length, Math.floor(height / (FRAME + 2)))));
  const heights = share(
    height - fitting.length * FRAME,
    fitting.map((panel) => wishes[panel]),
    fitting.map(() => 2),
  );
  const used = heights.reduce((sum, lines) => sum + lines + FRAME, 0);
  return fitting.map((panel, index) => [
    { panel, width, height: (heights[index] ?? 0) + FRAME + (index === 0 ? Math.max(0, height - used) : 0) },
  ]);
}

/** Gives each its least, then lines in turn to whoever still wants one, until the room is used. */
function share(room: number, wanted: readonly number[], least: readonly number[]): number[] {
  const given = wanted.map((wish, index) => Math.min(wish, least[index] ?? 0));
  let left = room - given.reduce((sum, lines) => sum + lines, 0);
  for (let again = true; again && left > 0;) {
    again = false;
    for (const [index, wish] of wanted.entries()) {
      if (left > 0 && (given[index] ?? 0) < wish) {
        given[index] = (given[index] ?? 0) + 1;
        left -= 1;
        again = true;
      }
    }
  }
  return given;
}
