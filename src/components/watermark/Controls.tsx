import { memo } from 'react';
import { intervalLiteral, span } from '../chart/index.ts';
import { Choice, Segmented, Settings, Slider, Toggle } from '../player/index.ts';
import { CASES } from './cases.ts';
import type { FigureSettings } from './figureState.ts';

const S = 1000;
const MIN = 60 * S;
const DELAYS = [
  0,
  30 * S,
  MIN,
  2 * MIN,
  3 * MIN,
  5 * MIN,
  8 * MIN,
  10 * MIN,
  12 * MIN,
  15 * MIN,
  20 * MIN,
];
const WINDOWS = [MIN, 2 * MIN, 5 * MIN, 10 * MIN];
const SLIDES = [30 * S, MIN, 2 * MIN, 5 * MIN, 10 * MIN];
const TRIGGERS = [10 * S, 30 * S, MIN, 2 * MIN, 5 * MIN];
const MODES = ['append', 'update', 'complete'] as const;

interface ControlsProps {
  caseId: string;
  settings: FigureSettings;
  onCase: (id: string) => void;
  onSet: (settings: Partial<FigureSettings>) => void;
}

/** The settings, and the lines of code that they stand for. */
export const Controls = memo(function Controls(props: ControlsProps) {
  const { caseId, settings, onCase, onSet } = props;
  const { delayMs, windowMs, slideMs, mode, triggerMs } = settings;
  return (
    <>
      <Settings label="Settings">
        <Choice
          label="case"
          value={caseId}
          onChange={onCase}
          options={CASES.map(({ id, name }) => ({ value: id, name }))}
        />
        <Slider
          label="delay"
          values={DELAYS}
          value={delayMs}
          format={span}
          onChange={(value) => onSet({ delayMs: value })}
        />
        <Segmented
          label="output mode"
          value={mode}
          onChange={(value) => onSet({ mode: value })}
          options={MODES.map((value) => ({ value, name: value }))}
        />
      </Settings>
      <div className="settings-row">
        <p className="figure-code">
          <code>
            .withWatermark(&quot;event_timestamp&quot;, &quot;{intervalLiteral(delayMs)}&quot;)
          </code>
        </p>
        <details className="more-settings">
          <summary>
            window {span(windowMs)} every {span(slideMs)}, trigger {span(triggerMs)}
          </summary>
          <Settings label="More settings">
            <Lengths
              label="window"
              values={WINDOWS}
              value={windowMs}
              onChange={(value) => onSet({ windowMs: value })}
            />
            <Lengths
              label="every"
              values={SLIDES}
              value={slideMs}
              onChange={(value) => onSet({ slideMs: value })}
            />
            <Lengths
              label="trigger"
              values={TRIGGERS}
              value={triggerMs}
              onChange={(value) => onSet({ triggerMs: value })}
            />
            <Toggle
              label="no-data batches"
              value={settings.noDataBatches}
              onChange={(value) => onSet({ noDataBatches: value })}
            />
            <Choice
              label="rows are judged by"
              value={settings.lateFilter}
              onChange={(value) => onSet({ lateFilter: value })}
              options={[
                { value: 'previous-batch', name: 'the batch before (since Spark 3.4)' },
                { value: 'current-batch', name: 'the same batch (before 3.4)' },
              ]}
            />
          </Settings>
          <MoreCode settings={settings} />
        </details>
      </div>
    </>
  );
});

function Lengths(props: {
  label: string;
  values: readonly number[];
  value: number;
  onChange: (value: number) => void;
}) {
  const values = [...new Set([...props.values, props.value])].sort((a, b) => a - b);
  return <Choice {...props} options={values.map((value) => ({ value, name: span(value) }))} />;
}

function MoreCode({ settings }: { settings: FigureSettings }) {
  const { windowMs, slideMs, triggerMs, mode } = settings;
  const slide = slideMs === windowMs ? '' : `, "${intervalLiteral(slideMs)}"`;
  return (
    <p className="figure-code">
      <code>
        .groupBy(window(&quot;event_timestamp&quot;, &quot;{intervalLiteral(windowMs)}&quot;{slide}
        ), &quot;country&quot;)
      </code>
      <code>.trigger(processingTime=&quot;{intervalLiteral(triggerMs)}&quot;)</code>
      <code>.outputMode(&quot;{mode}&quot;)</code>
    </p>
  );
}
