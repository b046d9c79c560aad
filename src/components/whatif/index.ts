/** The what-if playground's island; nothing else of it is anybody's business. */
export { default as WhatIf } from './island.tsx';
