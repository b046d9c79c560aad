import { NotHere, PythonError } from '../python/errors.ts';
import { textOf, type Args, type Value } from '../python/values.ts';
import { readInterval } from './interval.ts';

/** The words are those that Spark 4.2 was recorded with (conformance/spark, refusals.json). */
function unreadable(text: string): string {
  return (
    `[CANNOT_PARSE_INTERVAL] Unable to parse '${text}'. Please ensure that the value provided is ` +
    'in a valid format for defining an interval. You can reference the documentation for the ' +
    'correct format. If the issue persists, please double check that the input value is not null ' +
    'or empty and try again. SQLSTATE: 22006'
  );
}

/** The delay of `withWatermark`, ms; refused as Spark refuses it, at once. */
export function delayMsOf({ list: [, text = null] }: Args, at: number): number {
  const delay = textOf(text);
  const interval = readInterval(delay);
  if (!interval || interval.unknown !== undefined) {
    throw new PythonError('AnalysisException', unreadable(delay), at);
  }
  if (interval.ms < 0) {
    const message = `requirement failed: delay threshold (${delay}) should not be negative.`;
    throw new PythonError('IllegalArgumentException', message, at);
  }
  return wholeMs(interval.ms, delay, at);
}

/** Length and slide of `window`, ms; the slide is the length when it is not said. */
export function windowMsOf(
  { list: [column = null, length = null, slide = length, start = null] }: Args,
  at: number,
): { windowMs: number; slideMs: number } {
  const [windowMs, slideMs] = [partMs(length, at), partMs(slide, at)];
  const [length0, slide0] = [micros(windowMs), micros(slideMs)];
  const shown = `Cannot resolve "window(${textOf(column)}, ${length0}, ${slide0}, 0)" due to data type mismatch:`;
  if (slideMs <= 0) {
    const message = `[DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE] ${shown} The \`slide_duration\` must be between (0, 9223372036854775807] (current value = ${slide0}L). SQLSTATE: 42K09`;
    throw new PythonError('AnalysisException', message, at);
  }
  if (slideMs > windowMs) {
    const message = `[DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION] ${shown} The \`slide_duration\`(${slide0}L) must be <= the \`window_duration\`(${length0}L). SQLSTATE: 42K09`;
    throw new PythonError('AnalysisException', message, at);
  }
  if (start !== null) throw new NotHere('A shifted window is not run here.', at);
  return { windowMs, slideMs };
}

/** What `trigger(...)` says. */
export type Trigger =
  { trigger: 'availableNow' } | { trigger: 'processingTime'; triggerMs: number };

/** Reads `trigger(processingTime='…')` or `trigger(availableNow=True)`. */
export function triggerOf({ named }: Args, at: number): Trigger {
  if (named.get('availableNow') === true) return { trigger: 'availableNow' };
  const other = [...named.keys()].find((name) => name !== 'processingTime');
  if (other !== undefined) throw new NotHere(`trigger(${other}=…) is not run here.`, at);
  const text = textOf(named.get('processingTime') ?? '');
  const interval = readInterval(text);
  if (interval?.unknown !== undefined) {
    const message = `[INVALID_INTERVAL_FORMAT.INVALID_UNIT] Error parsing '${text}' to interval. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. Invalid unit ${interval.unknown}. SQLSTATE: 22006`;
    throw new PythonError('IllegalArgumentException', message, at);
  }
  if (!interval) throw new PythonError('AnalysisException', unreadable(text), at);
  if (interval.ms < 0) {
    const message = 'requirement failed: the interval of trigger should not be negative';
    throw new PythonError('IllegalArgumentException', message, at);
  }
  return { trigger: 'processingTime', triggerMs: wholeMs(interval.ms, text, at) };
}

/** The output mode, in lower case as Spark compares it. */
export function modeOf(
  { list: [said = null] }: Args,
  at: number,
): 'append' | 'update' | 'complete' {
  const mode = textOf(said).toLowerCase();
  if (mode === 'append' || mode === 'update' || mode === 'complete') return mode;
  const message = `[STREAMING_OUTPUT_MODE.INVALID] Invalid streaming output mode: ${textOf(said)}. Accepted output modes are 'Append', 'Complete', 'Update'. SQLSTATE: 42KDE`;
  throw new PythonError('IllegalArgumentException', message, at);
}

function partMs(text: Value, at: number): number {
  const interval = readInterval(textOf(text));
  if (!interval || interval.unknown !== undefined) {
    throw new PythonError('AnalysisException', unreadable(textOf(text)), at);
  }
  if (interval.months) {
    const message = `Intervals greater than a month is not supported (${textOf(text)}).`;
    throw new PythonError('IllegalArgumentException', message, at);
  }
  return wholeMs(interval.ms, textOf(text), at);
}

/** Spark counts in microseconds. */
function micros(ms: number): string {
  return ms === 0 ? '0' : `${String(ms)}000`;
}

function wholeMs(ms: number, text: string, at: number): number {
  if (Number.isInteger(ms)) return ms;
  throw new NotHere(`'${text}' is not run here: the simulation counts in milliseconds.`, at);
}
