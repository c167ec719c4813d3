/** Lines of the parts of the detail view, frames included. */
export interface DetailLayout {
  readonly frame: 'panel' | 'section';
  readonly big: boolean;
  readonly head: number;
  readonly history: number;
  readonly rest: number;
  /** Last looks beside the facts; else only the facts. */
  readonly results: boolean;
}

const HEADLINE = 3;
/** A line of words, what was found, incidents, times. */
const NO_GRAPH = 4;

/** How the room is shared: the headline first, then the graph, then what is known. */
export function detailLayout(width: number, height: number, graphed: boolean): DetailLayout {
  const panels = width >= 100 && height >= 24;
  const border = panels ? 2 : 1;
  const head = Math.min(height, HEADLINE + border);
  const left = height - head;
  const most = graphed ? (panels ? 16 : 10) : NO_GRAPH + border;
  const history = left < 9 ? 0 : Math.min(most, Math.floor(left * 0.45));
  return {
    frame: panels ? 'panel' : 'section',
    big: width >= 60 && height >= 18,
    head,
    history: history < 5 ? 0 : history,
    rest: left - (history < 5 ? 0 : history),
    results: panels,
  };
}
