/** The watermark figure's island; nothing else of it is anybody's business. */
export { default as WatermarkFigure } from './island.tsx';
