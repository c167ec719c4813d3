import { share } from './share.ts';

/** Where a panel stands and how many lines it takes, its frame or title included. */
export interface Box {
  readonly panel: PanelId;
  readonly width: number;
  readonly height: number;
  /** A frame all around; only a title on a rule where room is short; nothing where there is hardly any. */
  readonly frame: 'panel' | 'section' | 'bare';
}

export const PANELS = ['services', 'system', 'projects', 'integrations', 'incidents', 'activity'] as const;
export type PanelId = (typeof PANELS)[number];

/** How many lines each panel would like. */
export type Wishes = Readonly<Record<PanelId, number>> & {
  /** Incidents, with each failing check in a line of its own. */
  readonly wrong: number;
};

export const FRAME = { panel: 2, section: 1, bare: 0 } as const;

export interface Layout {
  /** From top to bottom; panels of one line stand side by side. */
  readonly lines: readonly (readonly Box[])[];
  /** Lines at the bottom for how many are well. */
  readonly summary: number;
}

const RICH = { width: 160, height: 36 };
const TWO_COLUMNS = 100;
/** Below either, Home is a list of what matters and no panels. */
const LEAST = { width: 60, height: 16 };

/** Which panels stand where on a screen of this size. */
export function homeLayout(width: number, height: number, wishes: Wishes): Layout {
  if (width < LEAST.width || height < LEAST.height) return list(width, height, wishes);
  const panels = width >= RICH.width && height >= RICH.height ? rich : width >= TWO_COLUMNS ? twoColumns : oneColumn;
  return { lines: panels(width, height, wishes), summary: 0 };
}

/** What is wrong, then the machine, then how many are well. */
function list(width: number, height: number, wishes: Wishes): Layout {
  const summary = Math.min(2, Math.max(0, height - 3));
  const wanted = [wishes.wrong, wishes.system];
  const [incidents = 0, system = 0] = share(height - summary, wanted, [Math.min(3, wishes.wrong), 1]);
  return {
    summary,
    lines: [
      [{ panel: 'incidents', width, height: incidents, frame: 'bare' }],
      [{ panel: 'system', width, height: system, frame: 'bare' }],
    ],
  };
}

/** Six panels: incidents and activity side by side below the four; rows nobody needs make all of them taller. */
function rich(width: number, height: number, wishes: Wishes): readonly (readonly Box[])[] {
  const [top = 0, middle = 0, bottom = 0] = share(
    height - 3 * FRAME.panel,
    [
      // A little more than the rows of the machine leaves room for its graph.
      Math.max(wishes.services, wishes.system + 7),
      Math.max(wishes.projects, wishes.integrations),
      Math.max(wishes.incidents, Math.min(wishes.activity, 12)),
    ],
    [6, 6, 4],
  );
  const spare = height - 3 * FRAME.panel - top - middle - bottom;
  const third = Math.floor(spare / 3);
  return [
    pair('services', 'system', 0.5, width, top + third),
    pair('projects', 'integrations', 0.5, width, middle + third),
    pair('incidents', 'activity', 0.66, width, bottom + spare - 2 * third),
  ];
}

function twoColumns(width: number, height: number, wishes: Wishes): readonly (readonly Box[])[] {
  const wanted = [
    Math.max(wishes.services, wishes.system),
    Math.max(wishes.projects, wishes.integrations),
    wishes.incidents,
  ];
  const [top = 0, middle = 0, bottom = 0] = share(height - 3 * FRAME.panel, wanted, [
    Math.min(4, wanted[0] ?? 0),
    3,
    Math.min(2, wishes.incidents),
  ]);
  const spare = height - 3 * FRAME.panel - top - middle - bottom;
  const activity = spare >= FRAME.panel + 2 ? spare : 0;
  const grow = activity > 0 ? 0 : spare;
  return [
    pair('services', 'system', 0.5, width, top + Math.ceil(grow / 2)),
    pair('projects', 'integrations', 0.5, width, middle + Math.floor(grow / 2)),
    [{ panel: 'incidents', width, height: bottom + FRAME.panel, frame: 'panel' }],
    ...(activity > 0 ? [[{ panel: 'activity', width, height: activity, frame: 'panel' } satisfies Box]] : []),
  ];
}

function pair(a: PanelId, b: PanelId, part: number, width: number, lines: number): readonly Box[] {
  const left = Math.floor(width * part);
  const height = lines + FRAME.panel;
  return [
    { panel: a, width: left, height, frame: 'panel' },
    { panel: b, width: width - left, height, frame: 'panel' },
  ];
}

/** Sections below each other, what is wrong first. */
function oneColumn(width: number, height: number, wishes: Wishes): readonly (readonly Box[])[] {
  const order: readonly PanelId[] = ['incidents', 'services', 'system', 'projects', 'integrations'];
  const lines = share(
    height - order.length * FRAME.section,
    order.map((panel) => wishes[panel]),
    order.map((panel) => Math.min(wishes[panel], panel === 'system' ? 3 : 2)),
  );
  const used = lines.reduce((sum, each) => sum + each + FRAME.section, 0);
  const spare = height - used;
  const boxes = order.map((panel, index): readonly Box[] => [
    { panel, width, height: (lines[index] ?? 0) + FRAME.section, frame: 'section' },
  ]);
  return spare > FRAME.section + 1
    ? [...boxes, [{ panel: 'activity', width, height: spare, frame: 'section' }]]
    : boxes;
}
