import { memo, type CSSProperties, type ReactNode } from 'react';
import type { PipelineSystem } from '../../sim/index.ts';
import { linesOf } from './boxLines.ts';
import { MEDIUM, WIDE, type Place } from './layout.ts';
import { usePart, type Running } from './model.ts';
import { Relay } from './Relay.tsx';
import { Rings } from './Rings.tsx';
import { Topic } from './Topic.tsx';
import { Wires } from './Wires.tsx';
import { goldNote, SYSTEM_NAMES } from './words.ts';

interface Props extends Running {
  chosen: PipelineSystem;
  /** Where the event lies that is followed. */
  event: { partition: number; offset: number } | undefined;
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

/** The part of the figure that a box is, in the order in which they are drawn. */
const PART: Record<PipelineSystem, number> = {
  generator: 1,
  topic: 1,
  bronze: 2,
  silver: 2,
  gold: 2,
  relay: 2,
  files: 3,
  pipe: 3,
  'bronze-table': 3,
  'silver-table': 3,
  'gold-table': 3,
  dbt: 3,
  dashboard: 3,
};

/** Both paths from the generator on: a picture, or a list from top to bottom where it is narrow. */
export const Picture = memo(function Picture(props: Props): ReactNode {
  const { model, now, chosen } = props;
  const box = (system: PipelineSystem) => (
    <Box key={system} {...props} system={system} chosen={system === chosen} />
  );
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
      <Wires layout={WIDE} model={model} now={now} />
      <Wires layout={MEDIUM} model={model} now={now} />
      {(['generator', 'topic'] as const).map(box)}
      <p className="pipe-path" data-owner="databricks" style={placed((l) => l.titles.databricks)}>
        Databricks Structured Streaming
      </p>
      {(['bronze', 'silver', 'gold'] as const).map(box)}
      <GoldNote model={model} now={now} />
      <p className="pipe-path" data-owner="snowflake" style={placed((l) => l.titles.snowflake)}>
        Relay, ADLS, Snowflake
      </p>
      {(['relay', 'files', 'pipe', 'bronze-table', 'silver-table', 'gold-table'] as const).map(box)}
      {(['dashboard', 'dbt'] as const).map(box)}
    </div>
  );
});

type BoxProps = Omit<Props, 'chosen'> & { system: PipelineSystem; chosen: boolean };

const Box = memo(function Box(props: BoxProps): ReactNode {
  const { system, chosen, event, onSystem, onRecord } = props;
  const moment = usePart(props, PART[system]);
  const rings = RINGS[system];
  return (
    <div
      className="pipe-box"
      data-owner={OWNER[system]}
      data-system={system}
      data-chosen={chosen || undefined}
      style={placed(({ boxes }) => boxes[system])}
    >
      <button type="button" aria-pressed={chosen} onClick={() => onSystem(system)}>
        {SYSTEM_NAMES[system]}
        {rings && <Rings count={rings} />}
      </button>
      {system === 'topic' && <Topic moment={moment} chosen={event} onChoose={onRecord} />}
      {system === 'relay' && <Relay moment={moment} />}
      {linesOf(system, moment).map((line, i) => (
        <p key={i} className={i === 0 ? 'pipe-first' : undefined}>
          {line}
        </p>
      ))}
    </div>
  );
});

function GoldNote(props: Running): ReactNode {
  const note = goldNote(usePart(props, PART.gold));
  if (note === undefined) return null;
  return (
    <p className="pipe-note" style={placed((l) => l.note)}>
      {note}
    </p>
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
