import { dequal } from 'dequal/lite';
import { memo, useState, type ReactNode } from 'react';
import type { PipelineSystem } from '../../sim/index.ts';
import { Choice } from '../player/index.ts';
import { CONTROLS } from './controls.ts';
import type { Deed, Undated } from './deeds.ts';
import { usePart, type Running } from './model.ts';
import { SYSTEM_NAMES } from './words.ts';

interface Props extends Running {
  system: PipelineSystem;
  onSystem: (system: PipelineSystem) => void;
  onDo: (actions: readonly Undated[]) => void;
}

const SYSTEMS = Object.keys(CONTROLS) as PipelineSystem[];

/** The part of the figure that the panel is, in the order in which they are drawn. */
const PART = 5;

/** The chosen system: what it is, and everything that can be done to it at this moment. */
export const Panel = memo(function Panel(props: Props): ReactNode {
  const { system, onSystem, onDo } = props;
  const moment = usePart(props, PART);
  return (
    <Offer
      system={system}
      deeds={CONTROLS[system].deeds.filter(({ can }) => can(moment.view.on))}
      values={CONTROLS[system].settings.map(({ value }) => value(moment))}
      refusal={moment.view.refusal}
      onSystem={onSystem}
      onDo={onDo}
    />
  );
});

interface OfferProps extends Pick<Props, 'system' | 'onSystem' | 'onDo'> {
  /** What can be done at this moment. */
  deeds: readonly Deed[];
  /** The settings' values, in their order. */
  values: readonly (string | number)[];
  /** Why the last thing was not done; empty when it was. */
  refusal: string;
}

/** While t moves this is drawn again only when something else can be done. */
const Offer = memo(function Offer({ system, deeds, values, refusal, ...does }: OfferProps) {
  const { onSystem, onDo } = does;
  const { about, settings } = CONTROLS[system];
  return (
    <section className="pipe-panel" aria-label="Operate">
      <div className="settings">
        <Choice
          label="Operate"
          options={SYSTEMS.map((value) => ({ value, name: pathName(value) }))}
          value={system}
          onChange={onSystem}
        />
        {settings.map(({ label, name, options }, i) => (
          <Choice
            key={name}
            label={label}
            options={withPresent(options, values[i] ?? '')}
            value={values[i] ?? ''}
            onChange={(chosen) => onDo([{ do: 'set', name, value: chosen }])}
          />
        ))}
        {deeds
          .filter(({ kill }) => kill !== true)
          .map(({ slot, label, actions }) => (
            <button key={slot ?? label} type="button" onClick={() => onDo(actions)}>
              {label}
            </button>
          ))}
        <Kill key={system} ways={deeds.filter(({ kill }) => kill === true)} onDo={onDo} />
      </div>
      <p className="figure-note">{about}</p>
      <p className="pipe-refusal" role="status">
        {refusal !== '' && `Not done. ${refusal}`}
      </p>
    </section>
  );
}, dequal);

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
