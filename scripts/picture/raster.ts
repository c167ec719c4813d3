import { createRequire } from 'node:module';
import path from 'node:path';

import { Resvg } from '@resvg/resvg-js';

const FONT = 'DejaVu Sans Mono';
const require = createRequire(import.meta.url);
const fonts = path.join(path.dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const fontFiles = [
  'DejaVuSansMono',
  'DejaVuSansMono-Bold',
  'DejaVuSansMono-Oblique',
  'DejaVuSansMono-BoldOblique',
  'DejaVuSans',
].map((name) => path.join(fonts, `${name}.ttf`));

/** PNG bytes of an SVG, the same pixels on every machine: no font but the one among our development dependencies. */
export function toPng(svg: string, zoom = 2): Buffer {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT, monospaceFamily: FONT };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font }).render().asPng();
}
