import { useId, type ReactNode } from 'react';

/** A row of small labelled controls. */
export function Settings({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="settings" role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface SliderProps {
  label: string;
  /** The values on offer, ascending; the slider walks over them, however unevenly they lie. */
  values: readonly number[];
  value: number;
  format: (value: number) => string;
  onChange: (value: number) => void;
}

/** A slider over a list of values, with the chosen one written beside it. */
export function Slider({ label, values, value, format, onChange }: SliderProps) {
  const id = useId();
  const nearest = values.findIndex((candidate) => candidate >= value);
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={values.length - 1}
        step={1}
        value={nearest < 0 ? values.length - 1 : nearest}
        aria-valuetext={format(value)}
        onChange={(event) => onChange(values[Number(event.target.value)] ?? value)}
      />
      <output htmlFor={id}>{format(value)}</output>
    </div>
  );
}

interface ChoiceProps<T extends string | number> {
  label: string;
  options: readonly { value: T; name: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A few exclusive options side by side: radio buttons that look like one bar. */
export function Segmented<T extends string | number>(props: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          <span>{option.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Many exclusive options: a native list. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={String(props.value)}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => String(value) === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map(({ value, name }) => (
          <option key={value} value={String(value)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A yes or no. */
export function Toggle(props: { label: string; value: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="setting">
      <input
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
