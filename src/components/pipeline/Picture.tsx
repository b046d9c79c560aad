import type { CSSProperties, ReactNode } from 'react';
import type { PipelineSystem } from '../../sim/index.ts';
import { linesOf } from './boxLines.ts';
import { MEDIUM, WIDE, type Place } from './layout.ts';
import type { PipelineMoment } from './model.ts';
import { Relay } from './Relay.tsx';
import { Rings } from './Rings.tsx';
import { Topic } from './Topic.tsx';
import { Wires } from './Wires.tsx';
import { goldNote, SYSTEM_NAMES } from './words.ts';

interface Props {
  moment: PipelineMoment;
  chosen: PipelineSystem;
  event: { partition: number; offset: number };
  onSystem: (system: PipelineSystem) => void;
  onRecord: (partition: number, offset: number) => void;
}

/** Whose colour a box has. */
const OWNER: Record<PipelineSystem, string> = {
  generator: 'generator',
  topic: 'kafka',
  bronze: 'databricks',
  silver: 'databricks',
  gold: 'databricks',
  relay: 'relay',
  files: 'adls',
  pipe: 'snowflake',
  'bronze-table': 'snowflake',
  'silver-table': 'snowflake',
  'gold-table': 'snowflake',
  dbt: 'dbt',
  dashboard: 'powerbi',
};

const RINGS: Partial<Record<PipelineSystem, 1 | 2 | 3>> = {
  bronze: 1,
  silver: 2,
  gold: 3,
  'bronze-table': 1,
  'silver-table': 2,
  'gold-table': 3,
};

/** Both paths from the generator on: a picture, or a list from top to bottom where it is narrow. */
export function Picture(props: Props): ReactNode {
  const { moment } = props;
  const note = goldNote(moment);
  const box = (system: PipelineSystem) => <Box key={system} system={system} {...props} />;
  return (
    <div
      className="pipe"
      style={
        {
          '--wide-height': `${WIDE.height}rem`,
          '--medium-height': `${MEDIUM.height}rem`,
        } as CSSProperties
      }
    >
      <Wires layout={WIDE} hops={moment.hops} />
      <Wires layout={MEDIUM} hops={moment.hops} />
      {(['generator', 'topic'] as const).map(box)}
      <p className="pipe-path" data-owner="databricks" style={placed((l) => l.titles.databricks)}>
        Databricks Structured Streaming
      </p>
      {(['bronze', 'silver', 'gold'] as const).map(box)}
      {note !== undefined && (
        <p className="pipe-note" style={placed((l) => l.note)}>
          {note}
        </p>
      )}
      <p className="pipe-path" data-owner="snowflake" style={placed((l) => l.titles.snowflake)}>
        Relay, ADLS, Snowflake
      </p>
      {(['relay', 'files', 'pipe', 'bronze-table', 'silver-table', 'gold-table'] as const).map(box)}
      {(['dashboard', 'dbt'] as const).map(box)}
    </div>
  );
}

function Box({
  system,
  moment,
  chosen,
  event,
  onSystem,
  onRecord,
}: Props & { system: PipelineSystem }) {
  const rings = RINGS[system];
  const [first, ...rest] = linesOf(system, moment);
  return (
    <div
      className="pipe-box"
      data-owner={OWNER[system]}
      data-system={system}
      data-chosen={system === chosen || undefined}
      style={placed(({ boxes }) => boxes[system])}
    >
      <button type="button" aria-pressed={system === chosen} onClick={() => onSystem(system)}>
        {SYSTEM_NAMES[system]}
        {rings && <Rings count={rings} />}
      </button>
      {system === 'topic' && <Topic moment={moment} chosen={event} onChoose={onRecord} />}
      {system === 'relay' && <Relay moment={moment} />}
      {first !== undefined && <p className="pipe-first">{first}</p>}
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** A place in both arrangements, for the style sheet to choose from. */
function placed(of: (layout: typeof WIDE) => Place): CSSProperties {
  const vars = (prefix: string, { x, y, w, h }: Place) => ({
    [`--${prefix}x`]: `${x}%`,
    [`--${prefix}y`]: `${y}rem`,
    [`--${prefix}w`]: `${w}%`,
    [`--${prefix}h`]: `${h}rem`,
  });
  return { ...vars('w', of(WIDE)), ...vars('m', of(MEDIUM)) } as CSSProperties;
}
