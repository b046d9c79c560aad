/** Links to a moment of a run of the pipeline, shared by the figures that show one. */
export { readFigureLink, runOpener, writeFigureLink } from './link.ts';
