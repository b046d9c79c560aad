import type { RoomKey } from './keys.ts';

/** What the keys do, as on a clicker. */
export function KeyList({ keys }: { keys: readonly RoomKey[] }) {
  return (
    <dl className="desk-keys">
      {keys.map(({ name, label }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{label}</dd>
        </div>
      ))}
      <div>
        <dt>in a figure</dt>
        <dd>arrows and letters belong to the figure; page up, page down and b stay yours</dd>
      </div>
    </dl>
  );
}
