import { useState, type ReactNode } from 'react';
import type { PipelineSystem } from '../../sim/index.ts';
import { Choice } from '../player/index.ts';
import { CONTROLS } from './controls.ts';
import type { Deed, Undated } from './deeds.ts';
import type { PipelineMoment } from './model.ts';
import { SYSTEM_NAMES } from './words.ts';

interface Props {
  system: PipelineSystem;
  moment: PipelineMoment;
  onSystem: (system: PipelineSystem) => void;
  onDo: (actions: readonly Undated[]) => void;
}

const SYSTEMS = Object.keys(CONTROLS) as PipelineSystem[];

/** The chosen system: what it is, and everything that can be done to it at this moment. */
export function Panel({ system, moment, onSystem, onDo }: Props): ReactNode {
  const { about, deeds, settings } = CONTROLS[system];
  const offered = deeds.filter(({ can }) => can(moment.view.on));
  return (
    <section className="pipe-panel" aria-label="Operate">
      <div className="settings">
        <Choice
          label="Operate"
          options={SYSTEMS.map((value) => ({ value, name: pathName(value) }))}
          value={system}
          onChange={onSystem}
        />
        {settings.map(({ label, name, options, value }) => (
          <Choice
            key={name}
            label={label}
            options={withPresent(options, value(moment))}
            value={value(moment)}
            onChange={(chosen) => onDo([{ do: 'set', name, value: chosen }])}
          />
        ))}
        {offered
          .filter(({ kill }) => kill !== true)
          .map(({ slot, label, actions }) => (
            <button key={slot ?? label} type="button" onClick={() => onDo(actions)}>
              {label}
            </button>
          ))}
        <Kill key={system} ways={offered.filter(({ kill }) => kill === true)} onDo={onDo} />
      </div>
      <p className="figure-note">{about}</p>
      <p className="pipe-refusal" role="status">
        {moment.view.refusal !== '' && `Not done. ${moment.view.refusal}`}
      </p>
    </section>
  );
}

/** The points at which a process can be made to die, in the order of its work. */
function Kill({ ways, onDo }: { ways: readonly Deed[] } & Pick<Props, 'onDo'>): ReactNode {
  const [label, setLabel] = useState(ways[0]?.label ?? '');
  const way = ways.find((one) => one.label === label) ?? ways[0];
  if (way === undefined) return null;
  return (
    <span className="setting">
      <Choice
        label="kill it"
        options={ways.map((one) => ({ value: one.label, name: one.label }))}
        value={way.label}
        onChange={setLabel}
      />
      <button type="button" onClick={() => onDo(way.actions)}>
        Kill
      </button>
    </span>
  );
}

/** Bronze and Silver are there twice. */
function pathName(system: PipelineSystem): string {
  const databricks = system === 'bronze' || system === 'silver' || system === 'gold';
  return databricks ? `Databricks: ${SYSTEM_NAMES[system]}` : SYSTEM_NAMES[system];
}

/** A link may set a value that is not on offer: it is shown all the same. */
function withPresent<T extends string | number>(
  options: readonly { value: T; name: string }[],
  value: T,
): readonly { value: T; name: string }[] {
  if (options.some((option) => option.value === value)) return options;
  return [{ value, name: typeof value === 'number' ? `${value / 1000} s` : value }, ...options];
}
