/** Bring your own data: loaded only when a reader asks for it. */
export { OwnData, type OwnEvents } from './OwnData.tsx';
