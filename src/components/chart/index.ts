/** The chart kit: a mark draws, a handle drags, never both. */
import './chart.css';

export { count } from './count.ts';
export { Density } from './Density.tsx';
export { minWidth, timeScale, type Frame, type TimeScale } from './frame.ts';
export { Handle } from './Handle.tsx';
export { Mark, Marks, MARKS_LIMIT, type Points } from './Marks.tsx';
export { NowTag } from './NowTag.tsx';
export { nearest, PICK_PX } from './pick.ts';
export { PlotScroll } from './PlotScroll.tsx';
export { Layer, Reveal } from './Reveal.tsx';
export { stairArea, stairLine, type StairStep } from './stair.ts';
export type { Shape } from './symbols.ts';
export { clock, intervalLiteral, parseClock, shortClock, span } from './time.ts';
export { TimeAxis } from './TimeAxis.tsx';
export { toDrawing, useDrag } from './useDrag.ts';
