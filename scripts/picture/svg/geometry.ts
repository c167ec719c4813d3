/** Pixels of one cell: the advance of DejaVu Sans Mono at FONT_SIZE, so that natural and forced widths agree. */
export const CELL = { width: 8.43, height: 19 } as const;
export const FONT_SIZE = 14;
/** From the top of a cell to the line the letters stand on. */
export const BASELINE = 14.3;
export const WINDOW = { padding: 14, bar: 32, radius: 10 } as const;

/** Shortest form of a coordinate at a hundredth of a pixel. */
export const px = (value: number) => String(Math.round(value * 100) / 100);

/** A filled rectangle as path commands. */
export const rect = (x: number, y: number, width: number, height: number) =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

export const left = (column: number) => column * CELL.width;
export const top = (row: number) => row * CELL.height;
