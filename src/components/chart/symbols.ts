/** How an event looks. Fates differ by shape, never by colour alone. */
export type Shape = 'filled' | 'diamond' | 'half' | 'cross' | 'waiting';

/** What a shape is made of: an outline to stroke and an area to fill, as SVG path data. */
interface SymbolPath {
  stroke: string;
  fill: string;
}

const n = (value: number) => String(Math.round(value * 10) / 10);

function circle(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0`;
}

/** The path of one shape around (x, y), `r` its half width, all in units of the drawing. */
export function symbolPath(shape: Shape, x: number, y: number, r: number): SymbolPath {
  switch (shape) {
    case 'filled':
      return { stroke: '', fill: circle(x, y, r * 0.8) };
    case 'diamond': {
      const d = r * 1.15;
      return {
        stroke: `M${n(x)} ${n(y - d)}l${n(d)} ${n(d)}l${n(-d)} ${n(d)}l${n(-d)} ${n(-d)}z`,
        fill: '',
      };
    }
    case 'half': {
      const d = r * 1.2;
      return {
        stroke: circle(x, y, d),
        fill: `M${n(x)} ${n(y - d)}a${n(d)} ${n(d)} 0 0 1 0 ${n(2 * d)}z`,
      };
    }
    case 'cross':
      return {
        stroke: `M${n(x - r)} ${n(y - r)}l${n(2 * r)} ${n(2 * r)}M${n(x + r)} ${n(y - r)}l${n(-2 * r)} ${n(2 * r)}`,
        fill: '',
      };
    case 'waiting':
      return { stroke: circle(x, y, r * 0.6), fill: '' };
  }
}
