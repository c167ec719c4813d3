import type { Layer } from './available.ts';

/** Where something that can be clicked stands on the screen. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface HitArea {
  readonly layer: Layer;
  /** Measured when it is asked for, because it moves with the layout. */
  readonly where: () => Rectangle;
  /** `x` and `y` from the area's own corner. */
  readonly click: (x: number, y: number) => void;
}

/** Everything on the screen that can be clicked. */
export class Hits {
  private readonly areas = new Map<object, HitArea>();

  set(owner: object, area: HitArea | null): void {
    if (area === null) this.areas.delete(owner);
    else this.areas.set(owner, area);
  }

  /** Clicks what stands there; an open dialog hides what is below it. False when nothing does. */
  click(x: number, y: number, dialogOpen: boolean): boolean {
    const all = [...this.areas.values()].filter(({ layer }) => !dialogOpen || layer === 'modal');
    for (const { where, click } of all.toReversed()) {
      const area = where();
      if (x < area.x || y < area.y || x >= area.x + area.width || y >= area.y + area.height) continue;
      click(x - area.x, y - area.y);
      return true;
    }
    return false;
  }
}
